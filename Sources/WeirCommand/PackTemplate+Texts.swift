/// What a new pack says. Lines that begin with `zh|` or `en|` are for packs in that language, those with
/// `own|` for a family that the example is not about.
extension PackTemplate {
  static let pack = #"""
    # A new pack. Its files compile together and see one another's names, in any order.

    # The name stands in every summary. The prior says how rare fraud is before anything is read,
    # in decibans: -30 is one message in a thousand.
    pack { name "%NAME%"  version "0.1.0"  prior -30 }

    # A family is a kind of fraud script. The scores of its rules add up: from `review` on a message
    # is held for somebody to read, from `block` on it is blocked. At a prior of -30, 30 is even
    # odds and 42 is fifteen to one.
    own|# The rules in %FAMILY%.weir are an example about parcels: once yours stand there, say here what
    own|# the script is.
    family %FAMILY% {
      title
    en|    en "%TITLE-EN%"
    zh|    zh "%TITLE-ZH%"
      review 30
      block 42
    }
    zh|
    zh|# Characters that stand for others in disguised text. Loose phrases (~"..") see through them.
    zh|variants {
    zh|  裹 = 果
    zh|  补 = 卜
    zh|}

    """#

  static let family = #"""
    # An example of a script: a parcel is said to be held until a small fee is paid, mostly by a link.
    # Put yours in its place: what is said, one signal a step, and rules over them.
    own|#
    own|# Nothing below is about %FAMILY% yet. Change in this order: the words and signals, `when` and
    own|# `unless`, then every title, hit, miss and refer; and the messages of sample.jsonl.

    # A lexicon is a list of words, a line a language. Only Han characters stand without quotes.
    lexicon parcel-word {
    zh|  zh 包裹 快递 快件 邮件
    en|  en "parcel" "package" "delivery" "shipment"
    }

    lexicon parcel-stuck-word {
    zh|  zh 扣留 滞留 扣押 无法派送 清关
    en|  en "held" "on hold" "waiting" "could not be delivered" "cannot be delivered" "customs"
    }

    # A signal is what is looked for: phrases, patterns, lexicons, other signals, and entities such as
    # @url. `a ..8 b` is a before b with at most 8 tokens between: a Chinese character is a token, and
    # so is an English word. What `except` names takes matches away again.
    signal parcel-stuck {
      parcel-word ..8 parcel-stuck-word
      parcel-stuck-word ..8 parcel-word
      except
    en|  "held the package for you"
    zh|  "快递已滞留在代收点"
    }

    signal parcel-fee-asked {
    zh|  ~"补缴" ~"支付运费"         # loose: variants, and separators between the characters
    zh|  "缴纳关税" "支付关税"       # exact, on the folded message: 繳納關稅 matches as well
    en|  "customs fee" "redelivery fee" "shipping fee" "release fee"
    en|  /\bpay (?:a |the )?(?:small )?(?:fee|charge|duty)\b/  # a pattern, for what varies
    }

    # Who warns of the script quotes it.
    signal parcel-warning {
    zh|  "警方提醒" "谨防诈骗"
    en|  "police warn" "is a scam"
    }

    # One rule that says it all reaches `block` with a weak one beside it.
    rule fee-to-release in %FAMILY% {
      title
    en|    en "A held parcel and a fee to release it"
    zh|    zh "包裹被扣，付费放行"
      stage demand # contact, credibility, move, task, demand, escalation or recovery
      group fee # of the rules of a group only the strongest counts
      score 34 # decibans: +10 makes fraud ten times as likely
      when parcel-stuck and parcel-fee-asked
      unless parcel-warning
      refer "https://consumer.ftc.gov/articles/how-recognize-and-report-spam-text-messages"
      # Every hit must make the rule hold, every miss must not: `weir test` runs them. A miss for
      # each `unless` and `except` shows what it is for.
    zh|  hit "您的包裹因清关滞留，请补缴运费12元"
    zh|  hit "【快递】您的快件被扣留，请点击链接缴納關稅"
    zh|  hit "快件被扣留，请卜.缴运费后派送"
    zh|  miss "您的快递已滞留在代收点，寄件人已支付运费"
    zh|  miss "警方提醒：称包裹被扣留、要求补缴费用的都是诈骗"
    zh|  miss "您的快递已放入柜机，取件码见短信"
    en|  hit "Your parcel is on hold. Pay a small fee to release it"
    en|  hit "Customs has your package: the release fee is 2.99"
    en|  miss "Our neighbour held the package for you, no shipping fee was due"
    en|  miss "Police warn: a text that a parcel is held until you pay a fee is a scam"
    en|  miss "Your package was left at the door"
    }

    # A weak sign alone reaches nothing; its group lets it add to the rule above.
    rule pays-by-link in %FAMILY% {
      title
    en|    en "A fee and a link to pay it"
    zh|    zh "缴费并附链接"
      stage demand
      group link
      score 10
      when parcel-fee-asked and @url
      refer "https://consumer.ftc.gov/articles/how-recognize-and-report-spam-text-messages"
    zh|  hit "请补缴运费 https://parcel.example/pay"
    zh|  miss "请补缴运费"
    en|  hit "The redelivery fee is due: https://parcel.example/pay"
    en|  miss "The redelivery fee is due"
    }

    """#

  static let sample = #"""
    zh|{"id":"zh-1","text":"【快递】您的包裹因清关滞留，请补缴运费12元 https://parcel.example/pay"}
    zh|{"id":"zh-2","text":"您的快件被扣留，请支付运费"}
    zh|{"id":"zh-3","text":"您的快递已放入柜机，取件码见短信"}
    en|{"id":"en-1","text":"Your parcel is on hold. Pay the customs fee at https://parcel.example/pay"}
    en|{"id":"en-2","text":"Your package is waiting for the release fee"}
    en|{"id":"en-3","text":"Your package was left at the door"}

    """#

  static let readme = #"""
    # %NAME%

    Rules for Weir, made by `weir new`.

    | file | what it holds |
    |---|---|
    | `pack.weir` | the pack's name, its family with two thresholds |
    | `%FAMILY%.weir` | words, signals and rules; every rule has examples%EXAMPLE% |
    | `sample.jsonl` | a few messages to screen |

    From this folder:

    ```sh
    weir check --strict .               # mistakes, and what is worth a look
    weir fmt .                          # one canonical form
    weir test .                         # does every rule hold on its hits, and on no miss?
    weir screen sample.jsonl --rules .  # verdicts
    weir explain "a message" --rules .  # why a message got its verdict
    weir docs . -o RULES.md             # the pack as a page
    ```

    `weir explain CODE` says what a diagnostic means. To screen with other rules too, give all
    folders (`--rules PATH --rules .`): they compile as one pack, in which only one `pack` line may stand.

    """#
}
