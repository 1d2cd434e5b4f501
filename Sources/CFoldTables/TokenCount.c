// How many tokens a text has: one for each letter of an unspaced script and each run of other letters
// and digits.
#include "CFoldTables.h"
#include "CTextLoops.h"
#include "TextScalars.h"

// Where a count stands.
struct counted {
  size_t at;
  size_t tokens;
  int is_in_run;
};

// Counts one character.
static inline void count_one(const uint8_t *text, size_t count, struct counted *counted) {
  const size_t at = counted->at;
  const uint8_t first = text[at];
  if (first < 0x80) {
    const int is_in_word = weir_is_ascii_word(first);
    counted->tokens += (size_t)(is_in_word && !counted->is_in_run);
    counted->is_in_run = is_in_word;
    counted->at = at + 1;
    return;
  }
  uint32_t length;
  const uint32_t traits = weir_traits(weir_scalar_at(text, count, at, &length));
  counted->at = at + length;
  if (traits & WEIR_MARK) {
    // Belongs to the token before it, or starts one if there is none.
    if (!counted->is_in_run && (traits & WEIR_SPACED_WORD)) {
      counted->tokens++;
      counted->is_in_run = 1;
    }
  } else if (traits & WEIR_UNSPACED) {
    counted->tokens++;
    counted->is_in_run = 0;
  } else if (traits & WEIR_SEPARATOR) {
    counted->is_in_run = 0;
  } else {
    counted->tokens += !counted->is_in_run;
    counted->is_in_run = 1;
  }
}

#if defined(__x86_64__)
// Counts the ASCII and the Han that are whole among 32 bytes, of which `inside` are the text's, up to
// the first that is neither. Of Han the leads E4 B8 to E9 BD.
VECTORS static inline void count_step(const uint8_t *text, uint32_t inside, struct counted *counted) {
  const __m256i bytes = _mm256_loadu_si256((const __m256i *)text);
  const uint32_t beyond = (uint32_t)_mm256_movemask_epi8(bytes);
  const __m256i lowered = _mm256_or_si256(bytes, _mm256_set1_epi8(0x20));
  // Signed comparisons: what is beyond ASCII is below everything.
  const __m256i digits = _mm256_and_si256(_mm256_cmpgt_epi8(bytes, _mm256_set1_epi8('0' - 1)),
                                          _mm256_cmpgt_epi8(_mm256_set1_epi8('9' + 1), bytes));
  const __m256i letters = _mm256_and_si256(_mm256_cmpgt_epi8(lowered, _mm256_set1_epi8('a' - 1)),
                                           _mm256_cmpgt_epi8(_mm256_set1_epi8('z' + 1), lowered));
  const uint32_t words = (uint32_t)_mm256_movemask_epi8(_mm256_or_si256(digits, letters));
  const uint32_t tails = (uint32_t)_mm256_movemask_epi8(
      _mm256_cmpgt_epi8(_mm256_set1_epi8((char)0xC0), bytes)) & beyond;
  const uint32_t e4 = (uint32_t)_mm256_movemask_epi8(
      _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8((char)0xE4)));
  const uint32_t e9 = (uint32_t)_mm256_movemask_epi8(
      _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8((char)0xE9)));
  const uint32_t between = (uint32_t)_mm256_movemask_epi8(_mm256_and_si256(
      _mm256_cmpgt_epi8(bytes, _mm256_set1_epi8((char)0xE4)),
      _mm256_cmpgt_epi8(_mm256_set1_epi8((char)0xE9), bytes))) & beyond;
  // As second bytes of E4 and E9: from B8 on, and below BE.
  const uint32_t from_b8 = (uint32_t)_mm256_movemask_epi8(
      _mm256_cmpgt_epi8(bytes, _mm256_set1_epi8((char)0xB7))) >> 1;
  const uint32_t below_be = (uint32_t)_mm256_movemask_epi8(
      _mm256_cmpgt_epi8(_mm256_set1_epi8((char)0xBE), bytes)) >> 1;
  const uint32_t leads = (between | (e4 & from_b8) | (e9 & below_be)) & tails >> 1 & tails >> 2
                         & inside >> 2;
  const uint32_t good = inside & (~beyond | leads | leads << 1 | leads << 2);
  const uint32_t taken = good == ~0u ? ~0u : (1u << __builtin_ctz(~good)) - 1;
  if (taken == 0) return;
  const uint32_t starts = words & ~(words << 1 | (uint32_t)counted->is_in_run);
  counted->tokens += (size_t)__builtin_popcount((starts | leads) & taken);
  const uint32_t length = (uint32_t)__builtin_popcount(taken);
  counted->is_in_run = words >> (length - 1) & 1;
  counted->at += length;
}

VECTORS static size_t count_by_vectors(const uint8_t *text, size_t count) {
  struct counted counted = {0, 0, 0};
  while (count - counted.at >= 32) {
    const size_t before = counted.at;
    count_step(text + before, ~0u, &counted);
    if (counted.at < before + 30) count_one(text, count, &counted);
  }
  if (counted.at < count) {
    uint8_t rest[64] = {0};
    const size_t left = count - counted.at;
    memcpy(rest, text + counted.at, left);
    counted.at = 0;
    while (counted.at < left) {
      count_step(rest + counted.at, (uint32_t)((1ull << (left - counted.at)) - 1), &counted);
      if (counted.at < left) count_one(rest, left, &counted);
    }
  }
  return counted.tokens;
}
#endif

size_t weir_count_tokens(const uint8_t *text, size_t count) {
#if defined(__x86_64__)
  if (has_vectors()) return count_by_vectors(text, count);
#endif
  struct counted counted = {0, 0, 0};
  while (counted.at < count) count_one(text, count, &counted);
  return counted.tokens;
}
