/// Made by scripts/generate-common-words.py, which names the sources.
extension CommonWords {
  /// From dict.txt of jieba 0.42.1. Copyright (c) 2013 Sun Junyi; Expat licence.
  static let han = """
    一 一个 万 三 上 下 不 与 专 世 业 东 两 个 中 中国 为 主 举 么 义 之 也 书 了 争 事 二 \
    于 五 些 交 产 京 人 人民 什 什么 今 从 他 他们 代 代表 以 们 件 任 众 会 传 但 位 住 体 \
    何 作 你 使 便 保 信 做 儿 元 先 光 党 入 全 全国 公 公司 共 关 兵 其 具 内 再 军 农 决 \
    几 出 分 利 别 到 制 前 力 加 务 动 化 北 区 十 华 南 即 却 历 原 去 县 又 及 反 发 发展 \
    取 受 变 口 古 只 叫 可 可以 台 史 号 司 各 合 同 名 后 向 听 员 命 和 品 商 四 回 因 团 \
    国 国家 土 在 地 场 城 基 增 声 处 备 外 多 大 大会 天 太 头 女 她 好 如 始 委 委员 子 \
    学 它 安 完 官 定 实 家 对 导 将 小 少 就 展 山 州 工 工作 己 已 市 布 师 带 常 干 平 年 \
    并 广 应 府 度 建 开 式 张 强 当 形 很 得 德 心 必 性 总 情 想 意 感 成 我 我们 或 战 所 \
    手 才 打 技 把 报 持 指 据 接 提 收 改 放 政 教 数 文 斯 新 方 族 无 日 时 明 是 更 最 \
    月 有 期 本 术 机 权 李 条 来 林 果 样 次 正 此 步 武 死 每 比 民 气 水 求 汉 江 没 没有 \
    河 治 法 活 流 济 海 清 游 湖 点 然 物 特 王 现 理 生 用 由 电 界 白 百 的 皇 目 直 相 \
    省 看 真 眼 着 知 石 研 社 社会 神 种 科 称 程 空 立 笑 第 等 管 米 类 系 级 线 组 经 \
    经济 结 给 统 美 老 考 者 而 职 联 能 自 自己 至 色 花 行 表 被 西 要 见 规 解 言 计 认 \
    议 记 论 设 话 该 说 调 质 资 走 起 路 身 车 转 边 达 过 运 近 还 这 这个 进 连 选 通 道 \
    那 部 都 里 重 量 金 长 门 问 间 队 阳 院 难 集 非 面 革 领 题 风 首 马 高 黄
    """

  /// From unigrams.txt of wordsegment 1.3.1; Apache-2.0.
  static let english = """
    a about all an and are as at be by can for from has have home i if in is it more my new \
    not of on or page that the this to us was we will with you your
    """
}
