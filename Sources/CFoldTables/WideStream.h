// Both views of texts that stand one behind another, a line feed behind each, with AVX-512: in steps
// of 64 bytes that do not stop where a text ends.
//
// A loop for each text guesses wrong where it ends, and its last step is not full. Texts that do not
// stand so, those of JSON records and of lines that end with CR LF, are copied to where they do.
#ifndef WEIR_WIDESTREAM_H
#define WEIR_WIDESTREAM_H

#include "TextViews.h"

// Lines that are looked at before the first of them is taken: not all, since any may stop the rest.
enum { LINES_AHEAD = 64 };

// Fewer lines that stand so are not worth a stream: they are copied with those that follow.
enum { FEW_LINES = 4 };

#if defined(__x86_64__)

// Other texts are copied so many at a time, as long as they fit: what was written is read again from
// the nearest cache.
enum { GATHERED_BYTES = 8192 };

struct gathered {
  struct weir_text texts[LINES_AHEAD];
  uint8_t bytes[GATHERED_BYTES + 2 * READ_AHEAD];
};

// Copies texts from the first on to where they stand so; returns how many. Longer ones gain nothing.
static inline size_t gather_lines(const uint8_t *bytes, size_t count, const struct weir_text *texts,
                                  size_t text_count, struct gathered *gathered) {
  size_t index = 0, next = 0;
  for (; index < text_count && index < LINES_AHEAD; index++) {
    const size_t start = texts[index].start, length = texts[index].end - start;
    if (length + 1 > GATHERED_BYTES - next || texts[index].end + READ_AHEAD > count) break;
    // Whole blocks, of which the first two are copied in any case: most texts have no more.
    uint8_t *const to = gathered->bytes + next;
    memcpy(to, bytes + start, 64);
    if (length > 64) memcpy(to + 64, bytes + start + 64, 64);
    for (size_t done = 128; done < length; done += 64) memcpy(to + done, bytes + start + done, 64);
    to[length] = 0x0A;
    gathered->texts[index] = (struct weir_text){(uint32_t)next, (uint32_t)(next + length)};
    next += length + 1;
  }
  return index;
}

// How many of the texts from the first on stand so, with room behind for the steps.
static inline size_t count_lines(const uint8_t *bytes, size_t count, const struct weir_text *texts,
                                 size_t text_count) {
  size_t index = 0, next = texts[0].start;
  for (; index < text_count && index < LINES_AHEAD; index++) {
    const size_t end = texts[index].end;
    if (texts[index].start != next || end + READ_AHEAD >= count || bytes[end] != 0x0A) break;
    next = end + 1;
  }
  return index;
}

// The Han of a step, to be looked up one step later, when all that is loaded for it has been stored: at
// once, some fifty loads would wait for that and keep the next step out.
struct waiting_han {
  _Alignas(32) uint16_t words[32];
  uint8_t places[32];
};

WIDE ALWAYS_INLINE void put_off(const uint8_t *text, uint64_t leads, struct waiting_han *waiting) {
  const __m512i indices = han_indices(text, leads);
  _mm512_storeu_si512(waiting->words, _mm512_srli_epi16(indices, 5));
  _mm256_store_si256((__m256i *)waiting->places,
                     _mm512_cvtepi16_epi8(_mm512_add_epi16(indices, indices)));
}

// Which kinds there are among them, in the lowest two bits. One by one: a gather is microcode and takes
// longer.
ALWAYS_INLINE uint64_t kinds_of(struct waiting_han *waiting, const uint32_t *kinds) {
  uint64_t found = 0;
  // Both keep the compiler from making a gather of it.
  __asm__("" : "+m"(*waiting));
#pragma clang loop vectorize(disable) unroll(full)
  for (int i = 0; i < 22; i++) {
    uint64_t word;
    memcpy(&word, kinds + 2 * (size_t)waiting->words[i], sizeof word);
    found |= word >> (waiting->places[i] & 63);
    __asm__("" : "+r"(found));
  }
  return found;
}

// A step that had Han.
struct han_step {
  uint64_t leads;
  uint64_t in_fold;
  uint64_t in_dense;
  size_t at;
  size_t folded;
  size_t densed;
};

// Steps with changed characters that are written over together.
enum { HAN_STEPS = 32 };

// Writes over what is changed in them, of which the last alone may have a rare character; returns where
// in the text that is, or SIZE_MAX.
WIDE __attribute__((noinline)) static size_t change_steps(const struct han_step *steps, size_t count,
                                                          const uint8_t *bytes, uint8_t *folds,
                                                          uint8_t *dense, const uint32_t *kinds,
                                                          const uint32_t *han) {
  size_t rare = SIZE_MAX;
  for (const struct han_step *step = steps; step < steps + count; step++) {
    const struct wide_han found = look_up_han(bytes + step->at, step->leads, kinds);
    change_han(bytes + step->at, found.changed & below_lowest(found.rare), step->in_fold,
               step->in_dense, folds + step->folded, dense + step->densed, han);
    if (found.rare != 0) rare = step->at + (size_t)__builtin_ctzll(found.rare);
  }
  return rare;
}

// As weir_make_block; stops also before a text that wants the loop for one text.
WIDE static size_t stream_lines(const uint8_t *bytes, const struct weir_text *texts,
                                size_t text_count, uint8_t *folds, uint64_t *kept_words,
                                size_t *folded, uint8_t *dense, size_t *densed, uint8_t barrier,
                                const struct weir_dense_tables *tables,
                                struct weir_view *written) {
  const struct wide_tables wide = load_wide(tables);
  const __m512i barriers = _mm512_set1_epi8((char)barrier);
  const uint32_t latin = 1u << (weir_record_low('a') >> 27 & 7);
  const uint32_t chinese = 1u << (weir_record_three(WEIR_HAN_FIRST) >> 27 & 7);
  size_t at = texts[0].start, out = *folded, den = *densed, index = 0;
  // Of the text it is in: what came by steps of 64, and what one by one.
  uint64_t letters = 0, han = 0, is_joined = 0;
  struct seen seen = {0};
  struct kept_bits kept = kept_from(kept_words, out, 0);
  struct waiting_han waiting;
  // Those with changed characters, and behind them the last of all.
  struct han_step steps[HAN_STEPS + 1];
  size_t step_count = 0;
  steps[0].leads = 0;
  // Where the views of the text it is in begin.
  size_t fold_start = out, dense_start = den;
  while (index < text_count) {
    const struct wide_step step =
        step_wide(bytes + at, ~0ull, is_joined, 1, barriers, folds + out, dense + den, wide);
    if (steps[step_count].leads != 0) {
      const uint64_t kinds = kinds_of(&waiting, wide.kinds);
      if (__builtin_expect((kinds & WIDE_IS_RARE) != 0, 0)) goto stopped;
      // No branch: it would be guessed wrong.
      step_count += kinds & WIDE_IS_CHANGED;
      if (step_count == HAN_STEPS) {
        change_steps(steps, step_count, bytes, folds, dense, wide.kinds, wide.han);
        step_count = 0;
      }
    }
    steps[step_count] = (struct han_step){step.han, step.in_fold, step.in_dense, at, out, den};
    put_off(bytes + at, step.han, &waiting);
    const size_t step_folded = (size_t)__builtin_popcountll(step.in_fold);
    keep_bits(&kept, out, _pext_u64(step.in_dense, step.in_fold), step_folded);
    uint64_t ends = step.ends, new_letters = step.letters, new_han = step.han;
    while (ends != 0) {
      const uint64_t until = _blsmsk_u64(ends);
      if (texts[index].end != at + (size_t)__builtin_ctzll(ends)) goto stopped;
      struct weir_views_progress progress = {0};
      progress.script_bits = seen.scripts | (letters | (new_letters & until) ? latin : 0)
                             | (han | (new_han & until) ? chinese : 0);
      progress.lookalike_bits = seen.records >> 30 & 1;
      if (may_mix(&progress)) goto stopped;
      fold_start = out + (size_t)__builtin_popcountll(step.in_fold & until);
      dense_start = den + (size_t)__builtin_popcountll(step.in_dense & until);
      written[index] = (struct weir_view){(uint32_t)fold_start, (uint32_t)dense_start,
                                          progress.script_bits, seen.styled, -1, !seen.uneven};
      index++;
      if (index == text_count) goto stopped;
      seen = (struct seen){0};
      letters = han = 0;
      new_letters &= ~until;
      new_han &= ~until;
      ends &= ends - 1;
    }
    letters |= new_letters;
    han |= new_han;
    out += step_folded;
    den += (size_t)__builtin_popcountll(step.in_dense);
    const size_t taken = (size_t)__builtin_popcountll(step.taken);
    at += taken;
    is_joined = taken == 0 ? is_joined : step.spaces >> (taken - 1) & 1;
    // A character of three bytes may not be whole.
    if (__builtin_expect(taken < 62, 0)) {
      const size_t before = out;
      uint32_t keeping = 0;
      const size_t length =
          view_one(weir_load4(bytes + at), texts[index].end - at, folds, fold_start, &out, dense,
                   &den, &keeping, tables, &seen);
      if (length == 0) goto stopped;
      keep_bits(&kept, before, keeping, out - before);
      at += length;
      is_joined = ends_blank(folds, fold_start, out);
    }
  }
  size_t rare;
stopped:
  rare = change_steps(steps, step_count + 1, bytes, folds, dense, wide.kinds, wide.han);
  // The text that has it may have been taken for good.
  if (rare != SIZE_MAX) {
    while (index > 0 && texts[index - 1].end > rare) index--;
    fold_start = index == 0 ? *folded : written[index - 1].fold_end;
    dense_start = index == 0 ? *densed : written[index - 1].dense_end;
  }
  *folded = fold_start;
  *densed = dense_start;
  return index;
}

#else
struct gathered {
  struct weir_text texts[1];
  uint8_t bytes[1];
};
static inline size_t gather_lines(const uint8_t *bytes, size_t count, const struct weir_text *texts,
                                  size_t text_count, struct gathered *gathered) {
  (void)bytes, (void)count, (void)texts, (void)text_count, (void)gathered;
  return 0;
}
static inline size_t count_lines(const uint8_t *bytes, size_t count, const struct weir_text *texts,
                                 size_t text_count) {
  (void)bytes, (void)count, (void)texts, (void)text_count;
  return 0;
}
static inline size_t stream_lines(const uint8_t *bytes, const struct weir_text *texts,
                                  size_t text_count, uint8_t *folds, uint64_t *kept,
                                  size_t *folded, uint8_t *dense, size_t *densed, uint8_t barrier,
                                  const struct weir_dense_tables *tables,
                                  struct weir_view *written) {
  (void)bytes, (void)texts, (void)text_count, (void)folds, (void)kept, (void)folded, (void)dense;
  (void)densed, (void)barrier, (void)tables, (void)written;
  return 0;
}
#endif

#endif
