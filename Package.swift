// swift-tools-version: 6.2
import PackageDescription

// One list of settings for every Swift target: warnings are errors, unsafe code is marked.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name), "TestSupport"] + dependencies,
    exclude: exclude, swiftSettings: settings)
}

let package = Package(
  name: "weir",
  products: [
    .executable(name: "weir", targets: ["weir"]),
    .library(name: "Weir", targets: ["Weir"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // Leaves. Only these hold unsafe code.
    .systemLibrary(
      name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
    module("PCRE2", ["CPCRE2"]),
    .target(name: "CProcessor"),
    .target(name: "CSystem"),
    .target(name: "CFoldTables", dependencies: ["CProcessor"]),
    module("TextFolding", ["CFoldTables", "LiteralSearch"]),
    .target(name: "CLiteralScan", dependencies: ["CProcessor", "CFoldTables"]),
    module("LiteralSearch", ["CLiteralScan", "CProcessor"]),
    module("EntityFinding", ["TextFolding"]),
    module("Messages"),
    module("FileAccess", ["CSystem"]),
    module("MessageIO", ["Messages", "FileAccess", "CProcessor"]),
    module("JSON"),
    module("Diagnostics", ["JSON"]),
    module("RegexSyntax"),

    // Author time: rule text to a checked pack to a rule set.
    module("RuleSyntax", ["Diagnostics"]),
    module("RuleCheck", ["Diagnostics", "RuleSyntax", "EntityFinding"]),
    module(
      "RuleCompiler",
      [
        "Diagnostics", "RuleSyntax", "RuleCheck", "RegexSyntax", "TextFolding", "PCRE2",
        "LiteralSearch", "EntityFinding", "Messages", "ScreeningEngine", "FileAccess",
      ]),
    module(
      "RuleTesting",
      [
        "Diagnostics", "RuleCheck", "RuleCompiler", "RegexSyntax", "TextFolding", "ScreeningEngine",
        "Messages", "Reporting",
      ]),

    module("RuleFormat", ["Diagnostics", "RuleSyntax"]),
    module(
      "RuleLint",
      [
        "Diagnostics", "RuleSyntax", "RuleCheck", "RuleCompiler", "RuleTesting", "RegexSyntax",
        "TextFolding", "PCRE2", "ScreeningEngine", "Messages", "FileAccess",
      ]),
    module(
      "LanguageServer",
      [
        "Diagnostics", "JSON", "RuleSyntax", "RuleCheck", "RuleFormat", "TextFolding",
        "EntityFinding",
      ]),

    // Run time: messages to verdicts.
    module(
      "ScreeningEngine",
      ["PCRE2", "TextFolding", "LiteralSearch", "CLiteralScan", "EntityFinding", "Messages"]),
    module("Reporting", ["ScreeningEngine", "Messages", "Diagnostics"]),

    // Why: the explanations of messages, rules and codes.
    module(
      "Explaining",
      [
        "Diagnostics", "RuleSyntax", "RuleCheck", "RuleFormat", "RuleCompiler", "ScreeningEngine",
        "EntityFinding", "JSON",
        "TextFolding", "Messages", "Reporting",
      ]),

    // Measured on labelled messages: figures, fitted scores, learned lexicons.
    module("Corpora", ["Messages", "MessageIO", "FileAccess", "TextFolding", "Diagnostics"]),
    module(
      "Measurement",
      [
        "Corpora", "Diagnostics", "JSON", "RuleCheck", "RuleCompiler", "ScreeningEngine",
        "Messages", "Reporting", "TextFolding", "FileAccess",
      ]),
    module(
      "Learning",
      [
        "Corpora", "Measurement", "Diagnostics", "RuleSyntax", "RuleCheck", "RuleCompiler",
        "ScreeningEngine", "Messages", "Reporting", "TextFolding", "FileAccess", "EntityFinding",
      ]),

    // The library: the public face of the engine.
    module(
      "Weir",
      ["Diagnostics", "RuleCheck", "RuleCompiler", "ScreeningEngine", "Messages", "FileAccess"]),

    // The command line.
    module(
      "WeirCommand",
      [
        "Diagnostics", "RuleSyntax", "RuleCheck", "RuleCompiler", "RuleTesting", "RuleFormat",
        "RuleLint", "LanguageServer", "Explaining", "ScreeningEngine", "Reporting", "Messages",
        "JSON", "MessageIO", "FileAccess", "TextFolding", "Corpora", "Measurement", "Learning",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "weir", dependencies: ["WeirCommand", "CSystem"], swiftSettings: settings),

    // Tests: one target a module, and the binary driven from outside.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    .target(name: "CICU", path: "Tests/CICU", linkerSettings: [.linkedLibrary("icuuc")]),
    tests("TextFolding", ["CICU", "CProcessor", "LiteralSearch"]),
    tests("LiteralSearch", ["CLiteralScan", "CProcessor"]),
    tests("EntityFinding", ["TextFolding"]),
    tests("PCRE2", []),
    tests("Messages", []),
    tests("FileAccess", []),
    tests("MessageIO", ["Messages", "FileAccess", "CProcessor"]),
    tests("Diagnostics", []),
    tests("RegexSyntax", ["PCRE2", "TextFolding"]),
    tests("RuleSyntax", ["Diagnostics"]),
    tests("RuleCheck", ["RuleSyntax", "Diagnostics", "EntityFinding"], exclude: ["Fixtures"]),
    tests(
      "RuleCompiler",
      [
        "RuleCheck", "Diagnostics", "ScreeningEngine", "Messages", "PCRE2", "TextFolding",
        "RegexSyntax", "LiteralSearch",
      ]),
    tests("ScreeningEngine", ["PCRE2", "TextFolding", "LiteralSearch", "Messages"]),
    tests(
      "RuleTesting",
      [
        "RuleCheck", "RuleCompiler", "RegexSyntax", "TextFolding", "Diagnostics", "Messages",
        "Reporting",
      ]),
    tests("Reporting", ["ScreeningEngine", "Messages", "Diagnostics"]),
    tests(
      "Explaining",
      ["RuleCompiler", "Diagnostics", "ScreeningEngine", "Messages", "Reporting"],
      exclude: ["Goldens"]),
    tests(
      "RuleFormat",
      ["RuleSyntax", "RuleCheck", "RuleCompiler", "ScreeningEngine", "Diagnostics", "FileAccess"]),
    tests(
      "RuleLint",
      ["RuleCheck", "RuleCompiler", "Diagnostics", "ScreeningEngine", "Messages", "TextFolding"],
      exclude: ["Fixtures"]),
    tests("JSON", []),
    tests(
      "LanguageServer", ["RuleSyntax", "RuleCheck", "Diagnostics", "JSON"], exclude: ["Sessions"]),
    tests("Corpora", ["Messages", "FileAccess"]),
    tests(
      "Measurement",
      ["Corpora", "RuleCompiler", "ScreeningEngine", "Messages", "Reporting", "Diagnostics"]),
    tests("Learning", ["Corpora", "Measurement", "RuleCompiler", "ScreeningEngine", "Messages"]),
    tests("Weir", []),
    .executableTarget(
      name: "LawCheck",
      dependencies: ["RuleCompiler", "ScreeningEngine", "Messages", "Diagnostics", "TestSupport"],
      path: "Tests/LawCheck", swiftSettings: settings),
    .executableTarget(
      name: "LawFuzz",
      dependencies: [
        "CProcessor", "RuleCompiler", "ScreeningEngine", "LiteralSearch", "MessageIO", "Messages",
        "Diagnostics", "TestSupport",
      ],
      path: "Tests/LawFuzz", swiftSettings: settings),
    // What `make bench` gives to other engines: folded texts and patterns.
    .executableTarget(
      name: "BenchmarkInputs",
      dependencies: ["TextFolding", "RegexSyntax", "MessageIO", "Messages", "FileAccess"],
      path: "Benchmarks/Inputs", swiftSettings: settings),
    .testTarget(
      name: "EndToEndTests", dependencies: ["TestSupport", "weir"], exclude: ["Fixtures"],
      swiftSettings: settings),
  ]
)
