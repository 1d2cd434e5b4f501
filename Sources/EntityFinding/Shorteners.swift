/// Public link shorteners.
enum Shorteners {
  private static let hosts = WordTrie<Bool>([
    (
      true,
      """
      bit.ly,tinyurl.com,t.co,goo.gl,ow.ly,is.gd,v.gd,buff.ly,rebrand.ly,cutt.ly,shorturl.at,rb.gy,t.ly,tiny.cc,bl.ink,\
      short.io,s.id,bom.so,bom.to,shorten.asia,shorten.ee,urlz.fr,ouo.io,adf.ly,lnkd.in,soo.gd,qr.ae,clck.ru,vk.cc,u.to,\
      t.cn,url.cn,dwz.cn,suo.im,suo.nz,mrw.so,3.cn,r6e.cn,dwz.mk,sourl.cn,w.url.cn,c7.gg,u.nu,tb.cn,m.tb.cn,985.so,\
      dwz.win,5w.fit,rrd.me,uee.me,t.hk,reurl.cc,pse.is,lihi.cc,lihi1.com,ppt.cc,psee.io,supr.link,myppt.cc,han.gl,me2.do,\
      bit.do,x.gd,00m.in,onl.la,onl.tw,tr.ee,linktr.ee,s.yam.com,tny.im,tinyurl.me,shorturl.asia,surl.li,gg.gg,n9.cl,\
      1url.cz,tinylink.onl,shrtco.de,kutt.it,l.ead.me,qrco.de,bitly.ws,cli.re,inx.lv,vo.la,buly.kr,url.kr,lrl.kr,\
      zpr.io,wee.tl,snip.ly,bity.ws,tinu.be,j.mp,tcn.so,s.kk.kg,a.co,amzn.to,youtu.be,g.co,db.tt,fb.me,wp.me
      """
    )
  ])

  /// Whether a host written with plain points is one of them, `www.` before it or not.
  static func contain(_ text: Span<UInt8>, _ host: WrittenHost) -> Bool {
    var start = host.start
    if text.byte(start) == 0x77, text.byte(start + 1) == 0x77, text.byte(start + 2) == 0x77,
      text.byte(start + 3) == 0x2E
    {
      start += 4
    }
    return hosts.word(in: text, at: start)?.end == host.end
  }
}
