// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// Tests that compute little are not optimised, though what they test is: that takes longer than running them.
let ofTests = strict + [.unsafeFlags(["-Onone"], .when(configuration: .release))]

/// A library target: its name and all that it may know.
func library(_ name: String, knows dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of one target, in a folder of the same name; `data` are folders that hold cases and expectations.
func tests(
  of name: String, alsoKnowing dependencies: [Target.Dependency] = [], data: [String] = [], computes: Bool = false
) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.byName(name: name), "TestSupport"] + dependencies,
    exclude: data,
    swiftSettings: computes ? strict : ofTests
  )
}

let package = Package(
  name: "leccion",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "leccion", targets: ["leccion"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
  ],
  targets: [
    // C: system libraries and our kernels.
    .systemLibrary(
      name: "CCmark", pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .target(
      name: "CKernels",
      cSettings: [
        .unsafeFlags(["-O3"]),
      ]),

    // Under both trunks.
    library("Encoding"),
    library("JSON", knows: ["Encoding"]),
    library("Typography"),
    library("FileSystem"),
    library("Cache", knows: ["Encoding", "FileSystem", .product(name: "Crypto", package: "swift-crypto")]),

    // The engine's trunk.
    library("Neural", knows: ["CKernels", "JSON"]),
    library(
      "Datasets",
      knows: ["Neural", "Encoding", "FileSystem", "CZlib", .product(name: "Crypto", package: "swift-crypto")]),

    // The lesson's trunk.
    library("Diagnostics", knows: ["JSON", "Typography"]),
    library("Plotting", knows: ["Encoding", "Typography"]),
    library("Lesson", knows: ["Diagnostics", "Plotting", "Typography", "CCmark"]),

    // Where both meet.
    library(
      "Runner",
      knows: [
        "Lesson", "Diagnostics", "Datasets", "Neural", "Cache", "FileSystem", "JSON", "Typography", "Plotting",
      ]),
    library(
      "Directives",
      knows: ["Runner", "Lesson", "Diagnostics", "Datasets", "Neural", "FileSystem", "Plotting", "Typography"]),
    library("Rendering", knows: ["Lesson", "Diagnostics", "Plotting", "Encoding", "JSON", "Typography"]),
    library(
      "Export",
      knows: ["Directives", "Runner", "Cache", "Lesson", "Diagnostics", "Datasets", "Neural", "JSON", "Typography"]),
    library("LanguageServer", knows: ["Directives", "Runner", "Lesson", "Diagnostics", "JSON", "Typography"]),
    library(
      "Site",
      knows: [
        "Rendering", "Directives", "Runner", "Lesson", "Diagnostics", "FileSystem", "Plotting", "JSON", "Typography",
      ]),
    // The live notebook; the only code that waits for others.
    library(
      "Preview",
      knows: [
        "Rendering", "LanguageServer", "Directives", "Runner", "Lesson", "Diagnostics", "Datasets", "Neural",
        "Cache", "Encoding", "FileSystem", "Plotting", "JSON", "Typography",
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .executableTarget(
      name: "leccion",
      dependencies: [
        "Preview", "Site", "Export", "Directives", "Runner", "Rendering", "LanguageServer", "Lesson", "Diagnostics",
        "Datasets", "Neural", "Cache", "FileSystem", "Plotting", "JSON", "Typography",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // Measurements: `make bench`.
    .target(name: "PeakFMA", path: "Benchmarks/PeakFMA", linkerSettings: [.linkedLibrary("pthread")]),
    .executableTarget(
      name: "EngineBench", dependencies: ["Neural", "Datasets", "JSON", "PeakFMA"],
      path: "Benchmarks/EngineBench", swiftSettings: strict),

    // Tests.
    .target(name: "TestSupport", dependencies: ["JSON"], path: "Tests/TestSupport", swiftSettings: strict),
    .target(name: "CAllocations", path: "Tests/CAllocations"),
    .target(
      name: "FuzzTargets",
      dependencies: [
        "Preview", "Directives", "Runner", "LanguageServer", "Lesson", "Diagnostics", "Datasets", "Neural", "FileSystem",
        "JSON",
      ],
      path: "Tests/FuzzTargets", swiftSettings: strict),
    .executableTarget(name: "Fuzz", dependencies: ["FuzzTargets"], path: "Tests/Fuzz", swiftSettings: strict),
    tests(of: "FuzzTargets"),
    tests(of: "Encoding"),
    tests(of: "JSON"),
    tests(of: "FileSystem"),
    tests(of: "Cache"),
    tests(of: "Neural", alsoKnowing: ["CKernels", "CAllocations", "Cache", "JSON"], data: ["Reference"], computes: true),
    tests(of: "Datasets", alsoKnowing: ["Neural", "FileSystem"], data: ["Reference"]),
    tests(of: "Typography"),
    tests(of: "Diagnostics", alsoKnowing: ["JSON"]),
    tests(of: "Plotting", alsoKnowing: ["CZlib", "Typography"], computes: true),
    tests(
      of: "Lesson", alsoKnowing: ["Diagnostics", "Typography", "CCmark"],
      data: ["Casos", "CommonMark", "Páginas", "Tablas"], computes: true),
    tests(
      of: "Runner", alsoKnowing: ["Lesson", "Diagnostics", "Neural", "Datasets", "FileSystem", "JSON", "Typography"],
      data: ["Esperado", "Reference"]),
    tests(
      of: "Directives",
      alsoKnowing: ["Runner", "Lesson", "Diagnostics", "Datasets", "Neural", "Plotting", "Typography"]),
    tests(
      of: "Export",
      alsoKnowing: ["Directives", "Runner", "Lesson", "Diagnostics", "Datasets", "Neural", "JSON"]),
    tests(
      of: "LanguageServer", alsoKnowing: ["Directives", "Runner", "Lesson", "Diagnostics", "Datasets", "JSON"]),
    tests(
      of: "Preview",
      alsoKnowing: ["Directives", "Runner", "Lesson", "Diagnostics", "Datasets", "FileSystem", "JSON"]),
    .testTarget(name: "TidyTests", dependencies: ["TestSupport"], swiftSettings: ofTests),
    tests(
      of: "Rendering", alsoKnowing: ["Lesson", "Diagnostics", "Plotting", "JSON", "Typography"], data: ["Esperado"]),
    tests(
      of: "Site",
      alsoKnowing: ["Rendering", "Directives", "Runner", "Lesson", "Diagnostics", "Plotting", "Typography"]),
    .testTarget(
      name: "leccionTests",
      dependencies: [
        "leccion", "TestSupport", "Cache", "Datasets", "Diagnostics", "Directives", "JSON", "LanguageServer", "Lesson",
        "Neural", "Preview", "Rendering", "Runner",
      ],
      exclude: ["Editores", "SARIF"],
      swiftSettings: ofTests),
  ]
)
