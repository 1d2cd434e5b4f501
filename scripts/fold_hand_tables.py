"""What people disguise with and no standard table undoes: the hand-written part of the fold.

Read by generate-fold-tables.py. Each entry says why it is here; docs/fold.md repeats the outline.
"""

# Quotation marks and dashes that keyboards and word processors put where ASCII was meant.
# Angle quotes and corner brackets stay: they are punctuation of their own in French and Chinese.
PUNCTUATION = {
    "'": "\u2018\u2019\u201A\u201B\u00B4\u02B9\u02BB\u02BC\u02BD\u02C8\u2032\u275B\u275C",
    '"': "\u201C\u201D\u201E\u201F\u301D\u301E\u301F\u275D\u275E",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u02D7\u2E3A\u2E3B\u2796",
    "~": "\u301C\u3030\u223C\u2053",  # the wave dash: encodings confuse it with U+FF5E
    "/": "\u2044\u2215\u29F8",        # so that 1/2 is one thing however it was typed
    ":": "\u2236\uA789",
    "*": "\u2217\u204E",
    "+": "\u2795",
}

# Letters in a box or a disc, white on black: NFKC only knows black on white. The single ones and
# the words in a box; regional indicators are left out: a pair is a flag, and flags are common.
ENCLOSED = {}
for _i in range(26):
    ENCLOSED[0x1F150 + _i] = ENCLOSED[0x1F170 + _i] = chr(97 + _i)
ENCLOSED.update({
    0x1F18A: "p", 0x1F18B: "ic", 0x1F18C: "pa", 0x1F18D: "sa", 0x1F18E: "ab", 0x1F18F: "wc",
    0x1F191: "cl", 0x1F192: "cool", 0x1F193: "free", 0x1F194: "id", 0x1F195: "new",
    0x1F196: "ng", 0x1F197: "ok", 0x1F198: "sos", 0x1F199: "up!", 0x1F19A: "vs",
    0x24FF: "0", 0x1F10B: "0", 0x1F10C: "0", 0x1F51F: "10",
})
for _i in range(10):  # dingbat digits: negative circled, sans-serif, negative sans-serif
    ENCLOSED[0x2776 + _i] = ENCLOSED[0x2780 + _i] = ENCLOSED[0x278A + _i] = str(_i + 1)
for _i in range(10):  # negative circled 11..20
    ENCLOSED[0x24EB + _i] = str(_i + 11)
for _i in range(10):  # double circled 1..10
    ENCLOSED[0x24F5 + _i] = str(_i + 1)

# Latin letters whose only other use is phonetics: small capitals, the two letters that look
# exactly like a and g, and the dotless i (whose capital is I, so both must fold to i).
LETTERFORMS = dict(zip(
    "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢɑɡı", "abcdefghijklmnopqrstuvwyzagi"))

# White space that Unicode counts as a symbol, and annotation marks that never show.
BLANKS = [0x2800]
INVISIBLES = [0xFFF9, 0xFFFA, 0xFFFB]

# Han: what OpenCC's TSCharacters keeps apart and people mix, as pairs "from to".
HAN_MERGES = """
帐账 妳你 牠它 著着 瞭了 藉借 覆复 祇只 衹只 彷仿 徬仿 砲炮 讬托 粧妆 敍叙 衞卫 糭粽 竝并 倂并
枱台 簷檐 痺痹 汚污 囘回 囬回 寳宝 値值 戸户 姪侄 喆哲 堃坤 寗宁 凟渎 搧扇 氷冰 煖暖 甎砖 碁棋
聼听 荳豆 菓果 葢盖 蔴麻 虵蛇 讐雠 跼局 輭软 邨村 鬪斗 鬦斗 鶏鸡 麤粗 黏粘 龝秋 凖准 尅克 锺钟
馀余 钜巨 缐线 凃涂 効效 勅敕 勧劝 呌叫 喒咱 坵丘 嬾懒 寃冤 尠鲜 帋纸 恠怪 慙惭 抝拗 捄救
攷考 槀稿 櫈凳 毘毗 氊毡 炤照 煑煮 牎窗 珎珍 畧略 疎疏 砦寨 碪砧 礮炮 稾稿 穉稚 窓窗
筯箸 紥扎 繖伞 罸罚 羙美 耼聃 胷胸 臋臀 艸草 荅答 蕚萼 虗虚 衂衄 袟帙 覩睹 觧解
訢欣 詧察 誖悖 諐愆 豓艳 貮贰 賍赃 賸剩 躭耽 軆体 遯遁 鈆铅 鉄铁 銕铁 鎻锁
閙闹 陗峭 陻堙 隄堤 雝雍 霛灵 靑青 靣面 頋顾 飡餐 餙饰 髩鬓 髪发 鬂鬓 鰌鳅 黙默
齩咬 両两 拚拼 搾榨 玆兹 兎兔 喩喻 㑹会 㡳底 迯逃 逰游 辧办 邉边 銭钱 栢柏 鐡铁 鑛矿
""".split()

# Japanese new forms that must keep their own meaning: 円 is a currency.
JAPANESE_KEPT = "円"

# Letters that look Latin, as they are after case folding, by script. They become Latin only in a
# word that mixes scripts. Not here: letters that merely resemble one (и, л, ж, λ).
LOOKALIKES = [
    # Cyrillic
    "аa вb еe ёë ѕs іi їï јj кk мm нh оo рp сc тt уy хx ԁd ԛq ԝw һh ӏl ѵv гr ьb пn шw бb єe ғf үy",
    "өo ѡw ѐè ӓä ӧö ӑă ӗĕ ӕæ ӱÿ қk ҡk ԟk ңh ҥh ҫc ҭt ҳx ҷy ұy ҝk ӊh ӎm ӄk",
    # Greek; capitals whose small letter looks different are below
    "αa βb γy εe ζz ηn θo ιi κk μu νv οo ρp σo τt υu χx ωw ϳj άá έé ήn ίí όó ύú ώw ϊï ϋü ϝf",
    # Armenian
    "աw գq զq լl հh յj ոn սu ցg օo քp տs",
    # Cherokee, which folds to its capitals
    "ᎠdᎡrᎢtᎥiᎩyᎪaᎫjᎬeᎳwᎷmᎻhᎽyᎾoᏀgᏂhᏃzᏎ4ᏏbᏒrᏔwᏕsᏙvᏚsᏞlᏟcᏢpᏦkᏧdᏴbᏋeᎱrᏨcᏩgᎶm",
    # Coptic
    "ⲁa ⲃb ⲉe ⲏh ⲓi ⲕk ⲙm ⲛn ⲟo ⲣp ⲥc ⲧt ⲩy ⲭx ⲍz",
    # Lisu
    "ꓐbꓑpꓒdꓓdꓔtꓖgꓗkꓙjꓚcꓜzꓝfꓟmꓠnꓡlꓢsꓣrꓦvꓧhꓪwꓫxꓬyꓮaꓰeꓲiꓳoꓴu",
    # Georgian
    "ყy ჿo",
    # Deseret and Osage small letters
    "𐐬o 𐐽c 𐑈s 𐓪o 𐓬p",
]

# Capitals that look like one Latin letter while their small letter looks like another: kept as
# capitals until the word is known, then Latin in a mixed word and small in any other.
LOOKALIKE_CAPITALS = {"Η": "h", "Ν": "n", "Μ": "m", "Υ": "y"}
