import Testing

@testable import RuleFormat

/// What becomes of each construct, as an author sees it.
struct FormatTests {
  @Test(
    "is written in one way",
    arguments: [
      // Blocks.
      ("", ""),
      ("\n\n  \n", ""),
      ("pack{name \"p\" version\"1\"prior -30}", "pack { name \"p\"  version \"1\"  prior -30 }\n"),
      ("pack { }", "pack {}\n"),
      (
        "family f{title en \"F\" zh \"家\" review 30 block 42}",
        """
        family f {
          title   en "F"  zh "家"
          review  30
          block   42
        }

        """
      ),
      (
        "adjust f/r{score 20}\nadjust other / rule { shadow }",
        """
        adjust f/r        { score 20 }
        adjust other/rule { shadow }

        """
      ),
      // One empty line between what takes several, at most one elsewhere.
      (
        "signal a=\"x\"\nsignal bc=\"y\"\n\n\n\nsignal d=\"z\"\nfamily f { review 1 }\nsignal e=\"z\"",
        """
        signal a  = "x"
        signal bc = "y"

        signal d = "z"

        family f {
          review  1
        }

        signal e = "z"

        """
      ),
      // Lexicons and variants.
      (
        "lexicon w from \"l.txt\" {zh 转账  +6 ~ \"汇*\" zh-hant 轉帳 en \"wire\"}",
        """
        lexicon w from "l.txt" {
          zh       转账 +6 ~"汇*"
          zh-hant  轉帳
          en       "wire"
        }

        """
      ),
      (
        "variants{微=薇 威 微信 = \"vx\" 薇芯\n\n\"QQ\"=扣扣}",
        """
        variants {
          微   = 薇 威
          微信 = "vx" 薇芯

          "QQ" = 扣扣
        }

        """
      ),
      // Signals: kinds of items in rows.
      ("signal s{ @url }", "signal s { @url }\n"),
      ("signal s{\"a\"\n\"b\"}", "signal s { \"a\" \"b\" }\n"),
      (
        "signal s{~\"a\" \"b\" /c/ \"d\" w e ..8(\"f\"|\"g\") except\"h\"}except i",
        """
        signal s {
          ~"a"
          "b"
          /c/
          "d"
          w
          e ..8 ("f" | "g")
          except "h"
        } except i

        """
      ),
      (
        "signal m=@money( at-least : 3000 CNY|400 USD ) raw bytes /\\xFF/",
        "signal m = @money(at-least: 3000 CNY | 400 USD) raw bytes /\\xFF/\n"
      ),
      // Conditions.
      (
        "condition c=not(a or b)and count distinct (d|e)>=2 and length<20",
        "condition c = not (a or b) and count distinct(d | e) >= 2 and length < 20\n"
      ),
      (
        "condition c=2 of(a,b)within 9 or same sentence(a,b)or sum ( w )>=3 or sender is phone|email",
        "condition c = 2 of (a, b) within 9 or same sentence (a, b) or sum(w) >= 3"
          + " or sender is phone | email\n"
      ),
    ])
  func form(_ source: String, _ canonical: String) {
    #expect(RuleFormatter.format(source) == canonical)
  }

  @Test func `a rule has its values in one column and its examples below each other`() {
    let source = """
      thread rule l in f{title en "A long title that needs all of its line, or nearly so" zh "很长的一个标题需要整整一行才够"
      stage demand group g score sum(w)up to 30 label a,b
      when them a then me (b or c) unless d within 7 days shadow
      hit(channel:sms,sender:"95588"){them "x" after 2 days me "y"}miss { me "z" }}
      """
    #expect(
      RuleFormatter.format(source) == """
        thread rule l in f {
          title   en "A long title that needs all of its line, or nearly so"
                  zh "很长的一个标题需要整整一行才够"
          stage   demand
          group   g
          score   sum(w) up to 30
          label   a, b
          when    them a then me (b or c)
          unless  d
          within  7 days
          shadow
          hit (channel: sms, sender: "95588") {
            them  "x"
            after 2 days  me "y"
          }
          miss {
            me    "z"
          }
        }

        """)
  }

  @Test func `long lists fill lines of a hundred columns, Chinese counted as two`() throws {
    let words = String(repeating: "安全账户 ", count: 20)
    let formatted = try #require(RuleFormatter.format("lexicon w { zh \(words) }"))
    #expect(
      formatted == """
        lexicon w {
          zh  安全账户 安全账户 安全账户 安全账户 安全账户 安全账户 安全账户 安全账户 安全账户 安全账户
              安全账户 安全账户 安全账户 安全账户 安全账户 安全账户 安全账户 安全账户 安全账户 安全账户
        }

        """)
  }

  @Test func `long conditions break before their operators, the loosest first`() {
    let source = """
      condition c = warning-header and (anti-fraud-notice or swindler or negated-ask or "骗子" | "诈骗") \
      and not (one or two or three)
      """
    #expect(
      RuleFormatter.format(source) == """
        condition c =
          warning-header
          and (anti-fraud-notice or swindler or negated-ask or "骗子" | "诈骗")
          and not (one or two or three)

        """)
  }

  @Test func `comments stay with what they speak of`() {
    let source = """
      \u{FEFF}# The file.\r
      \r
      pack{ # the pack
        name "p"# its name
        # the version
        version "1"   \r
        # nothing more
      } # done
      signal a = # why
        "x" # one
        # of two
        "yyyy"   # two
      # about the rule
      rule r in f { when a # first
        and b
        # second
        and c hit "x" }

      # the end
      """
    #expect(
      RuleFormatter.format(source) == """
        # The file.

        pack {  # the pack
          name    "p"  # its name
          # the version
          version "1"
          # nothing more
        }  # done

        signal a =  # why
          "x"  # one
          # of two
          "yyyy"  # two

        # about the rule
        rule r in f {
          when    a  # first
                  and b
                  # second
                  and c
          hit     "x"
        }

        # the end

        """)
  }

  @Test func `indented comments below a declaration without brackets stay with it`() {
    let source = """
      signal a = "x"
         # nor "y"
         # nor "z"
      # about b
      signal b = "x"
      condition c = a

         # on its own
      signal d = "x"
        # the end
      """
    #expect(
      RuleFormatter.format(source) == """
        signal a = "x"
          # nor "y"
          # nor "z"

        # about b
        signal b = "x"
        condition c = a

        # on its own
        signal d = "x"
          # the end

        """)
  }

  @Test func `comments that end neighbouring lines stand in one column`() {
    let source = """
      variants { 微 = 薇 # one
      微信 = "vx" "wx" # two
      }
      """
    #expect(
      RuleFormatter.format(source) == """
        variants {
          微   = 薇         # one
          微信 = "vx" "wx"  # two
        }

        """)
  }

  @Test func `what is written in texts and patterns is not touched`() {
    let source = "signal s = \"a\\u{1F4B0}  b\" /a  [ #]\\/ b/ \"#  no comment\"\n"
    #expect(RuleFormatter.format(source) == source)
  }

  @Test(
    "a file with syntax errors has no canonical form",
    arguments: [
      "signal", "rule r {", "signal a = \"x", "}", "signal a = \"\\q\"", "pack { name 1 }",
    ])
  func broken(_ source: String) {
    #expect(RuleFormatter.format(source) == nil)
  }

  @Test func `what the checker refuses is still formatted`() {
    // A clause nobody knows, a name nobody declared: the checker's business.
    let source = "rule r in nowhere{colour \"red\"{a (b)} when nothing}"
    #expect(
      RuleFormatter.format(source) == """
        rule r in nowhere {
          colour  "red" { a ( b ) }
          when    nothing
        }

        """)
  }
}
