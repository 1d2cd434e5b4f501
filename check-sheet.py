"""Checks writers' sheets; with --jsonl OUT WRITER writes the corpus file of one writer."""
import sys, re, json, collections
FAM="job-scam click-farming safe-account extortion customer-service romance-investment investment-group loan mule-recruitment gambling sexual-services troupe-invitation phishing-link acquaintance recovery-scam".split()
STAGE="contact credibility move task demand escalation recovery".split()
LANG="zh-Hans zh-Hant-TW yue en ms vi th id ja ko".split()
CH="sms chat email other".split()
KIND="official-warning news court victim-report family-talk recruiter bank courier customer-service police telecom landlord tutor lender dating travel casting gig group-buy it-support friend-money school crypto gaming joke fiction software legal health shopping work-chat other".split()
def rows(path):
    head=None; out=[]; bad=[]
    for n,l in enumerate(open(path,encoding='utf-8'),1):
        l=l.rstrip('\n').strip()
        if not l: continue
        if l.startswith('## '):
            p=l[3:].split()
            ok=len(p)==5 and p[0] in('fraud','ham') and (p[1] in FAM and p[2] in STAGE if p[0]=='fraud' else p[1] in KIND and p[2] in FAM+['none']) and p[3] in LANG and p[4] in CH
            if not ok: bad.append(f'{n}: bad header: {l}'); head=None
            else: head=p
            continue
        if l.startswith('#'): bad.append(f'{n}: stray # line'); continue
        if head is None: bad.append(f'{n}: message without a header'); continue
        weak=l.startswith('w: ')
        if weak: l=l[3:]
        if weak and head[0]=='ham': bad.append(f'{n}: w: in a ham block')
        out.append((n,head,weak,l.replace('\\n','\n')))
    return out,bad
OKDOM=re.compile(r'(^|\.)(example|test|invalid)(\.(com|org|net))?$|(^|\.)example\.(com|org|net)$')
def idents(t):
    bad=[]
    for m in re.finditer(r'(?<![\w.@])((?:[a-z0-9-]+\.)+[a-z]{2,})(?![\w])',t,re.I):
        d=m.group(1).lower()
        if not OKDOM.search(d) and re.search(r'\.(com|net|org|cn|top|vip|xyz|cc|tw|hk|info|io|me|app|shop|gov|edu|site|online|club|link)$',d): bad.append(d)
    for m in re.finditer(r'(?<![\d*xX])\d(?:[ -]?\d){8,}(?![\d*xX])',t):
        d=re.sub(r'\D','',m.group(0))
        if re.search(r'55501\d\d$',d) or re.search(r'^(44)?0?7700900',d) or re.search(r'^(44)?0?2079460',d) or re.match(r'0{4,}|1(0)\1{5,}',d): continue
        if re.match(r'20\d\d(0|1)\d',d) : continue
        if len(set(d))<=3: continue
        bad.append(m.group(0))
    return bad
def shingles(t):
    t=re.sub(r'\d+','0',re.sub(r'\s+','',t.lower()))
    return {t[i:i+4] for i in range(max(1,len(t)-3))}
def main():
    path=sys.argv[1]; r,bad=rows(path)
    for b in bad: print('MALFORMED',b)
    sh=[shingles(x[3]) for x in r]; idx=collections.defaultdict(list)
    drop=set()
    for i,s in enumerate(sh):
        c=collections.Counter()
        for g in s:
            for j in idx[g]: c[j]+=1
        for j,k in c.most_common(1):
            if k/len(s|sh[j])>0.5: print(f'NEAR-DUPLICATE lines {r[j][0]} and {r[i][0]}'); drop.add(i)
        for g in s: idx[g].append(i)
    for n,h,w,t in r:
        for b in idents(t): print(f'IDENTIFIER line {n}: {b}')
    op=collections.Counter(re.sub(r'\W','',t)[:4] for _,_,_,t in r if ord(t[0])>0x2e80)
    for k,v in op.most_common(8):
        if v>=4: print(f'OPENING {k!r} {v} times')
    print(len(r),'messages:',collections.Counter(h[0] for _,h,_,_ in r), 'weak',sum(w for *_,w,_ in r))
    print(collections.Counter((h[1] if h[0]=='fraud' else 'ham')+' '+h[3] for _,h,_,_ in r))
    if len(sys.argv)>3 and sys.argv[2]=='--jsonl':
        w=sys.argv[4]
        with open(sys.argv[3],'w',encoding='utf-8') as f:
            k=0
            for i,(n,h,weak,t) in enumerate(r):
                if i in drop: continue
                k+=1
                d={'id':f'{w}-{k:04d}','text':t,'label':h[0],'family':h[1] if h[0]=='fraud' else None}
                if h[0]=='fraud':
                    d['stage']=h[2]
                    if weak: d['expected']='pass'
                else: d['kind']=h[1]; d['near']=h[2] if h[2]!='none' else None
                d.update(lang=h[3],channel=h[4],writer=w)
                f.write(json.dumps(d,ensure_ascii=False)+'\n')
if __name__=='__main__': main()
