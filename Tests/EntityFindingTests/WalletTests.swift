import Testing

@testable import EntityFinding

@Suite("Wallets")
struct WalletTests {
  // Burn, genesis and example addresses of the standards themselves; nobody is paid by them.
  @Test(
    "finds addresses whose checksums hold",
    arguments: [
      ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "btc"), ("1BitcoinEaterAddressDontSendf59kuE", "btc"),
      ("1111111111111111111114oLvT2", "btc"), ("3P14159f73E4gFr7JterCCQh9QjiTjiZrG", "btc"),
      ("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "btc"),
      ("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", "btc"),
      ("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", "btc"),
      ("bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3", "btc"),
      ("0x0000000000000000000000000000000000000000", "eth"),
      ("0x000000000000000000000000000000000000dEaD", "eth"),
      ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "eth"),
      ("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359", "eth"),
      ("0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB", "eth"),
      ("0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb", "eth"),
      ("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", "eth"),
      ("0x52908400098527886E0F7030069857D2E4169EE7", "eth"),
      ("T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb", "tron"),
      // One byte over and over, encoded with the checksum of each standard: no key is behind them.
      ("12ZEw5Hcv1hTb6YUQJ69y1V7uhcoDz92PH", "btc"),
      ("19Ek46doqep1srpD1W4QaovLWwgPjZpcsJ", "btc"),
      ("1Jr7HNskV5bCZrvx25xiRvKtxD91rFGwiG", "btc"),
      ("1QFJ7ATYf4bjRxX7ppDC8mmqdpLfGYtM6t", "btc"),
      ("34oVnh4gNviJGMnNvgquMeLAxvXJuaRVMZ", "btc"),
      ("3CwvxqrkATfAkjycjanBb6kZVBHRHTJKiN", "btc"),
      ("3M6N8zeowzc3F8ArYUiTpZAx1S3XZbpN7M", "btc"),
      ("bc1qxvenxvenxvenxvenxvenxvenxvenxven2ymjt8", "btc"),
      ("bc1qn60fa857n60fa857n60fa857n60fa857yf8us6", "btc"),
      ("bc1qg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zqd8sxw4", "btc"),
      ("bc1p242424242424242424242424242424242424242424242424242su9uzu8", "btc"),
      ("bc1p4w46h2at4w46h2at4w46h2at4w46h2at4w46h2at4w46h2at4w4smfxfrj", "btc"),
      ("0xABaBaBaBABabABabAbAbABAbABabababaBaBABaB", "eth"),
      ("0xCdCDCdCdcdcdcdCdcDcDCdcDcDCdCdcdCdcDCDcD", "eth"),
      ("0x1f1f1F1f1F1f1f1F1F1F1f1F1f1F1f1F1F1F1F1F", "eth"),
      ("0xe2E2E2e2e2e2E2E2E2E2e2E2e2E2E2e2e2e2E2e2", "eth"),
      ("0xFafafAfafAFaFAFaFafafafAfaFaFAfAfAfAFaFA", "eth"),
      ("0xabababababababababababababababababababab", "eth"),
      ("0xCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCD", "eth"),
      ("TKJebW6SdoJhgkKU13BeKCbrMzT6HeQhJ6", "tron"),
      ("TBS94Bpc1cxGMnz8nxck8ogJpoSq6Wyzp4", "tron"),
      ("TNR8TefgTphcrwQQodMxFDa6BPggc2CZeE", "tron"),
      ("TUe6BwpA7sVTDKaJQoia7FWZpC9sK8WM2t", "tron"),
      ("TXqsw3E911kWmzHDR121PcykdHJk3owgk5", "tron"),
      ("TA4Wt1DUCqz6YegbnsmqsWC5uUfbdBqPxm", "tron"),
      ("BC1QWAMHWAMHWAMHWAMHWAMHWAMHWAMHWAMH6KKT97", "btc"),
    ])
  func finds(address: String, chain: String) {
    #expect(EntityProbe.values(.wallet, in: address) == [chain])
    #expect(EntityProbe.spans(.wallet, in: "转到" + address + "。") == [address.lowercased()])
    #expect(EntityProbe.spans(.wallet, in: "x" + address) == [])
    #expect(EntityProbe.spans(.wallet, in: address + "9") == [])
    #expect(EntityProbe.spans(.wallet, in: address + "_") == [])
  }

  @Test(
    "leaves ids whose checksums do not hold",
    arguments: [
      "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", "1a1zp1ep5qgefi2dmptftl5slmv7divfna",
      "3P14159f73E4gFr7JterCCQh9QjiTjiZrH",
      "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8F3t4",
      "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd", "bc1gmk9yu",
      "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx",
      "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD", "0x5aaeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
      "0x1234",
      "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beae", "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaeg",
      "5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", "T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwc",
      "t9yd14nj9j7xab4dbgeix9h8unkkhxuwwb",
      "TheQuickBrownFoxJumpsOverTheLazyDogs", "11111111111111111111111111", "0x", "bc1",
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      "0xe3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      // Right checksums of other nets and things: Bitcoin's test net, Litecoin, Dogecoin, a key.
      "mh5CE8Nbj38iND267s4XnvhSmhDW7yWc6Q", "2MtoTvMi65NXBt3sTCXNd1aqKGa7gXsX8CC",
      "LLnCCHbSzfwWquEdaS5TF2Yt7uz5Qb1SZ1", "D6hLULEGDRbk86j58t5iWmeinqM6acA16V",
      "5HwoXVkHoRM8sL2KmNRS217n1g8mPPBomrY7yehCuXC1115WWsh",
      // What people post that is as long: commits, tokens, ids, order numbers, file names.
      "97b5e15c8d3f4a2b1e0d9c8b7a6f5e4d3c2b1a09", "550e8400-e29b-41d4-a716-446655440000",
      "20240115143000123456789012345678", "QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWKPBdG",
      "ghp_abcdefghijklmnopqrstuvwxyz0123456789", "TRX12345678901234567890123456789012",
      "1234567890123456789012345678901234", "3333333333333333333333333333333333",
      "bc1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq", "bc1 qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
      "0X5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
      "12ZEw5Hcv1hTb6YUQJ69y1V7uhcoDz92PH_1", "哈哈哈哈哈哈哈哈哈哈哈哈哈哈哈哈哈哈哈哈哈哈哈哈哈哈哈哈",
      "Txxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "IMG_20240115_143000_BURST001_COVER",
    ])
  func leaves(text: String) {
    #expect(EntityProbe.spans(.wallet, in: text) == [])
  }
}
