/// The top-level domains that a bare host may end in, and how sure they make it.
enum TopLevelDomains {
  enum Trust: Sendable {
    /// Seen in hosts and hardly anywhere else: com, cn, top.
    case strong
    /// A country of two letters: fine after a point, too short for 点 and blanks.
    case country
    /// Also a word, an abbreviation or a file ending: needs a path, `www`, a hyphen or a digit about it.
    case word
  }

  private static let known = WordTrie<Trust>([
    (
      .strong,
      """
      com,net,org,cn,cc,top,vip,xyz,icu,info,biz,tk,ml,ga,cf,gq,edu,gov,mil,xin,club,site,online,asia,mobi,cyou,buzz,\
      sbs,cfd,website,shop,ltd,ink,tw,hk,ru,uk,jp,kr,sg,vn,tv,io,c0m,onion,tokyo,moe,gdn,公司,网络,中国,网址,\
      在线,中文网,商城,рф,krd,monster,homes,autos,yachts,accountant,webcam
      """
    ),
    (
      .country,
      """
      ae,au,az,bg,br,by,ca,ch,co,cz,de,dk,ee,es,eu,fi,fr,gr,hr,hu,ie,il,ir,ke,kh,kz,lk,lt,lv,ly,mm,mn,mx,ng,nl,np,\
      nz,pe,ph,pk,pt,pw,qa,se,si,sk,su,th,tn,tr,ua,ug,uy,uz,ve,vc,ws,za
      """
    ),
    (
      .word,
      """
      ac,ad,af,ag,al,ao,aq,ar,as,at,aw,ax,ba,bb,bd,be,bf,bh,bi,bj,bm,bn,bo,bs,bt,bw,bz,cd,cg,ci,ck,cl,cm,cr,cu,cv,cw,cx,\
      cy,dj,dm,do,dz,ec,eg,er,et,fj,fk,fm,fo,gd,ge,gf,gg,gh,gi,gl,gm,gn,gp,gs,gt,gu,gw,gy,hm,hn,ht,id,im,in,iq,is,it,je,jo,\
      kg,ki,km,kn,kp,kw,ky,la,lb,lc,li,lr,ls,lu,ma,mc,md,me,mg,mh,mk,mo,mp,mq,mr,ms,mt,mu,mv,mw,my,mz,na,nc,ne,nf,ni,no,nr,\
      nu,om,pa,pf,pg,pl,pm,pn,pr,ps,py,re,ro,rs,rw,sa,sb,sc,sd,sh,sl,sm,sn,so,sr,st,sv,sx,sy,sz,tc,td,tf,tg,tj,tl,tm,to,tt,tz,\
      us,va,vg,vi,vu,wf,ye,yt,yu,zm,zw,am,hi,ai,zip,mov,app,wang,cat,live,today,link,click,life,world,work,works,now,win,men,\
      one,fun,love,best,help,store,news,page,team,cool,chat,day,dog,money,cash,fund,gold,game,games,video,photo,photos,bar,\
      blog,bio,center,city,company,business,care,credit,deal,deals,market,marketing,media,name,plus,pro,run,sale,school,show,\
      social,studio,systems,tips,tools,travel,watch,zone,art,baby,band,bike,black,blue,book,box,build,cab,cafe,camp,car,cards,\
      cars,church,claims,clothing,codes,coffee,delivery,dental,design,direct,doctor,domains,earth,energy,events,expert,\
      express,family,fan,farm,fish,fit,flights,food,football,forum,foundation,fyi,gallery,garden,gift,gifts,global,green,\
      group,guide,guru,health,house,how,inc,institute,international,jobs,land,law,lawyer,legal,limited,loans,management,mba,\
      motorcycles,new,partners,parts,pay,pet,phone,pink,place,play,post,property,radio,realty,red,rent,repair,report,rip,rocks,\
      sex,sexy,porn,adult,shoes,shopping,ski,soccer,style,supply,surf,tax,taxi,tennis,theater,tours,town,toys,training,\
      university,vacations,ventures,vet,villas,vision,vote,voyage,wedding,wine,wtf,yoga,you,google,apple,bank,insurance,\
      security,safe,download,lifestyle,makeup,living,locker,contact,bond,rest,quest,lol,hair,skin,beauty,boats,pics,pub,ren,\
      bid,loan,stream,racing,faith,review,trade,date,science,party,cricket,bet,casino,poker,dev,mom,cam,wiki,africa,kim,host,\
      press,tech,space,digital,finance,agency,support,cloud,email,network,solutions,services,exchange,capital
      """
    ),
  ])

  /// Whether a label that begins at `start` may be one.
  static func mayStart(_ text: Span<UInt8>, at start: Int) -> Bool {
    known.word(in: text, at: start) != nil || isPunycode(text, start)
  }

  /// The trust in the label from `start` to `end`; nil if no such domain is delegated.
  static func trust(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> Trust? {
    if let (last, trust) = known.word(in: text, at: start), last == end { return trust }
    return isPunycode(text, start) ? .strong : nil
  }

  /// xn--fiqs8s and its like.
  private static func isPunycode(_ text: Span<UInt8>, _ start: Int) -> Bool {
    text.byte(start) == 0x78 && text.byte(start + 1) == 0x6E && text.byte(start + 2) == 0x2D
      && text.byte(start + 3) == 0x2D
  }
}
