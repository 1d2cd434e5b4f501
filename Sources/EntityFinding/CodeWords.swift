/// What codes are called.
enum CodeWords {
  static let names = WordTrie<CodePurpose>([
    (
      .invite,
      """
      邀请码,推荐码,邀请id,邀请号,注册码,邀请代码,推广码,invite code,invitation code,referral code,ref code,invite-code,\
      invitecode,referral id,invitation id,kode undangan,kode referral,kod jemputan,mã giới thiệu,mã mời,รหัสเชิญ,\
      รหัสแนะนำ,招待コード,招待码,초대코드,초대 코드,추천인코드,추천인 코드,추천코드,код приглашения,реферальный код,\
      código de invitación,einladungscode,code d'invitation,instruction code
      """
    ),
    (
      .meeting,
      """
      会议号,会议id,会议码,会议号码,会议编号,会议室号,腾讯会议,瞩目会议,zoom会议,视频会议号,共享会议号,会议,meeting id,\
      meeting code,meeting number,zoom id,conference id,room id,房间号,meeting no,ミーティングid,회의 id,회의id,id cuộc họp,\
      id rapat,รหัสการประชุม,id de reunión,идентификатор конференции
      """
    ),
    (
      .oneTime,
      """
      验证码,校验码,动态码,动态密码,动态口令,短信码,确认码,激活码,提取码,取件码,verification code,security code,otp,otp code,\
      otp is,one-time password,one time password,one-time passcode,one-time code,one time code,one-time pin,passcode,\
      login code,auth code,authentication code,confirmation code,access code,tac,vcode,pin code,verify code,kode otp,\
      kode verifikasi,mã otp,mã xác nhận,mã xác minh,รหัส otp,รหัสยืนยัน,认证コード,确认コード,인증번호,인증 번호,\
      код подтверждения,код,código de verificación,bestätigungscode,code de vérification,kod tac,nombor tac,your code,the code,code is,your code is
      """
    ),
  ])

  /// What may stand between a name and its code.
  static let connectors = WordTrie<Bool>([
    (
      true,
      """
       ,:,是,为,=,-, is, is:,[,【,「,(,<,\",',#,填,填写,输入,请输入,请填,:,→,。,,,号,号码,->,of,adalah,là,คือ,は,は、,입니다,\
      [is],】,],您的验证码,your,no,no.,id,code,g-
      """
    )
  ])

  /// What follows a code that stands first: `123456 is your verification code`, 123456是您的验证码.
  static let followers = WordTrie<CodePurpose>([
    (
      .oneTime,
      """
       is your verification code, is your code, is your otp, is your one-time, is your one time, is your login code,\
       is your security code, is your confirmation code, is the otp, is otp, is your passcode, is your pin,\
      (验证码,(动态码,(校验码,(动态验证码,(短信验证码,是您的验证码,是你的验证码,为您的验证码,是验证码,为验证码,(登录验证码,\
       是您的验证码, adalah kode, là mã,(验证码)
      """
    )
  ])
}
