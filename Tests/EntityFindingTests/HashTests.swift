import Testing

@testable import EntityFinding

@Suite("Hashes")
struct HashTests {
  private static func buffer(_ text: String) -> (InlineArray<64, UInt8>, count: Int) {
    var buffer = InlineArray<64, UInt8>(repeating: 0)
    for (index, byte) in text.utf8.enumerated() { buffer[index] = byte }
    return (buffer, text.utf8.count)
  }

  private static func hex(_ digest: InlineArray<32, UInt8>) -> String {
    let digits = Array("0123456789abcdef")
    var text = ""
    for index in 0..<32 {
      text.append(digits[Int(digest[index] >> 4)])
      text.append(digits[Int(digest[index] & 15)])
    }
    return text
  }

  // The first three are the examples of FIPS 180-4, the others lie about the border of a block.
  @Test(
    "SHA-256 gives the published digests",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"
      ),
      (
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"
      ),
    ])
  func sha256(text: String, digest: String) {
    let (bytes, count) = Self.buffer(text)
    #expect(Self.hex(SHA256.digest(bytes, count: count)) == digest)
  }

  @Test(
    "Keccak-256 gives the published digests",
    arguments: [
      ("", "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"),
      ("abc", "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45"),
      ("testing", "5f16f4c7f149ac4f9510d9cf8cf384038ad348b3bcdc01915f95de12df9d1b02"),
    ])
  func keccak256(text: String, digest: String) {
    let (bytes, count) = Self.buffer(text)
    #expect(Self.hex(Keccak256.digest(bytes, count: count)) == digest)
  }
}
