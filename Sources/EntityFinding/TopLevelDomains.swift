/// The top-level domains that a bare host may end in, and how sure they make it.
enum TopLevelDomains {
  enum Trust: Sendable {
    /// Seen in hosts and hardly anywhere else: com, cn, top.
    case strong
    /// A country of two letters: fine after a point, too short for 点 and blanks.
    case country
    /// Also a word or a file ending: needs a path, `www`, a hyphen or a digit about it.
    case word
    /// Delegated and rare; as for words.
    case rare
  }

  private static let known = WordTrie<Trust>([
    (
      .strong,
      """
      com,net,org,cn,cc,top,vip,xyz,icu,info,biz,tk,ml,ga,cf,gq,edu,gov,mil,xin,club,site,online,asia,mobi,cyou,\
      buzz,sbs,cfd,bond,rest,shop,website,monster,ltd,ink,tw,hk,ru,uk,jp,kr,sg,vn,tv,io,c0m,onion,quest,lol,hair,skin,beauty,\
      autos,boats,homes,yachts,pics,tokyo,moe,pub,ren,bid,gdn,loan,stream,download,racing,accountant,faith,review,trade,\
      webcam,date,science,party,cricket,公司,网络,中国,网址,在线,中文网,商城,рф,bet,casino,poker,dev,mom,cam,wiki,africa,\
      krd,kim,host,press,tech,space,digital,finance,agency,support,cloud,email,network,solutions,services,exchange,capital
      """
    ),
    (
      .country,
      """
      ac,ad,ae,af,ag,al,ao,aq,ar,au,aw,ax,az,ba,bb,bd,bf,bg,bh,bi,bj,bm,bn,bo,br,bs,bt,bw,by,bz,ca,cd,cg,ch,ci,ck,cl,cm,\
      co,cr,cu,cv,cw,cx,cy,cz,de,dj,dk,dm,dz,ec,ee,eg,er,es,et,eu,fi,fj,fk,fm,fo,fr,gd,ge,gf,gg,gh,gi,gl,gm,gn,gp,gr,gs,\
      gt,gu,gw,gy,hm,hn,hr,ht,hu,ie,il,iq,ir,ke,kg,kh,ki,km,kn,kp,kw,ky,kz,lb,lc,li,lk,lr,ls,lt,lu,lv,ly,\
      mc,mg,mh,mk,mm,mn,mp,mq,mr,mt,mu,mv,mw,mx,mz,nc,ne,nf,ng,ni,nl,np,nr,nu,nz,pa,pe,pf,pg,ph,pk,pn,pr,pt,\
      pw,qa,rs,rw,sb,sc,sd,se,si,sk,sl,sm,sn,sr,st,su,sv,sx,sy,sz,tc,td,tf,tg,th,tj,tl,tm,tn,tr,tt,tz,ua,ug,\
      uy,uz,vc,ve,vg,vi,vu,wf,ws,ye,yt,za,zm,zw
      """
    ),
    (
      .word,
      """
      is,it,in,so,py,rs,wang,my,me,to,do,be,am,at,no,us,as,id,la,na,pm,ps,re,ro,sa,sh,pl,md,mo,ms,je,im,hi,ma,gy,va,yu,cat,ai,zip,mov,\
      app,live,today,link,click,life,world,work,works,now,win,men,one,fun,love,best,help,store,news,page,team,cool,\
      chat,day,dog,money,cash,fund,gold,game,games,video,photo,photos,bar,blog,bio,center,city,company,business,care,\
      credit,deal,deals,market,marketing,media,mx,name,plus,pro,run,sale,school,show,social,studio,systems,tips,tools,\
      travel,watch,zone,art,baby,band,bike,black,blue,book,box,build,cab,cafe,camp,car,cards,cars,church,claims,\
      clothing,codes,coffee,delivery,dental,design,direct,doctor,domains,earth,energy,events,expert,express,family,fan,\
      farm,fish,fit,flights,food,football,forum,foundation,fyi,gallery,garden,gift,gifts,global,green,group,guide,guru,\
      health,house,how,inc,institute,international,jobs,land,law,lawyer,legal,limited,loans,management,mba,motorcycles,\
      new,partners,parts,pay,pet,phone,pink,place,play,post,property,radio,realty,red,rent,repair,report,rip,rocks,sex,\
      sexy,porn,adult,shoes,shopping,ski,soccer,style,supply,surf,tax,taxi,team,tennis,theater,tours,town,toys,training,\
      university,vacations,ventures,vet,villas,vision,vote,voyage,wedding,win,wine,wtf,yoga,you,google,apple,bank,insurance,\
      security,safe,secure,download,lifestyle,makeup,living,locker,contact,crypto,eth
      """
    ),
  ])

  /// The trust in the label from `start` to `end`; nil if no such domain is delegated.
  static func trust(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> Trust? {
    if let (last, trust) = known.word(in: text, at: start), last == end { return trust }
    // xn--fiqs8s and its like.
    let isPunycode =
      text.byte(start) == 0x78 && text.byte(start + 1) == 0x6E
      && text.byte(start + 2) == 0x2D && text.byte(start + 3) == 0x2D
    return isPunycode ? .strong : nil
  }
}
