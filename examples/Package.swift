// swift-tools-version: 6.2
import PackageDescription

// How a program of your own takes Weir in: build it with `swift build --package-path examples`.
let package = Package(
  name: "weir-examples",
  dependencies: [.package(name: "weir", path: "..")],
  targets: [
    .executableTarget(
      name: "screen-one", dependencies: [.product(name: "Weir", package: "weir")])
  ]
)
