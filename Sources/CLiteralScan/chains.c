// Which chains of sets of bytes a text has: shift-and over all of them at once.
//
// Of 884 mail patterns 200 have no literal to search for. A step takes a byte through all of their chains,
// four instructions for 512 links; a call of PCRE2 for one of them takes as long as forty steps.
#include "CLiteralScan.h"

#include "CProcessor.h"

// Vectors as the compiler has them for every processor: of several narrower ones where it has none of 512
// bits. Aligned as words are.
typedef uint64_t block __attribute__((vector_size(8 * WEIR_CHAIN_WORDS), aligned(8), may_alias));

// Blocks `first` to `first + number`: their state stays in registers, so that `number` says how many
// registers there are.
__attribute__((always_inline)) static inline void find_blocks(
    const struct weir_chains *chains, const uint8_t *text, size_t count, size_t first, const size_t number,
    uint64_t *reached) {
  const block *starts = (const block *)chains->starts + first;
  const block *steps = (const block *)chains->steps + 2 * first;
  const size_t stride = 2 * chains->blocks;
  block state[4] = {{0}}, all[4] = {{0}};
  for (size_t i = 0; i < count; i++) {
    const block *step = steps + chains->classes[text[i]] * stride;
    for (size_t b = 0; b < number; b++) {
      state[b] = ((state[b] << 1 | starts[b]) & step[2 * b]) | (state[b] & step[2 * b + 1]);
      all[b] |= state[b];
    }
  }
  for (size_t b = 0; b < number; b++) ((block *)reached)[first + b] = all[b];
}

#if defined(__x86_64__)
__attribute__((target("avx512f,avx512bw,avx512vl"))) static void find_avx512(
    const struct weir_chains *chains, const uint8_t *text, size_t count, uint64_t *reached) {
  size_t first = 0;
  for (; chains->blocks - first >= 4; first += 4) find_blocks(chains, text, count, first, 4, reached);
  switch (chains->blocks - first) {
    case 3: find_blocks(chains, text, count, first, 3, reached); break;
    case 2: find_blocks(chains, text, count, first, 2, reached); break;
    case 1: find_blocks(chains, text, count, first, 1, reached); break;
    default: break;
  }
}

__attribute__((target("avx2"))) static void find_avx2(const struct weir_chains *chains,
                                                      const uint8_t *text, size_t count,
                                                      uint64_t *reached) {
  size_t first = 0;
  for (; chains->blocks - first >= 2; first += 2) find_blocks(chains, text, count, first, 2, reached);
  if (first < chains->blocks) find_blocks(chains, text, count, first, 1, reached);
}
#endif

static void find_plain(const struct weir_chains *chains, const uint8_t *text, size_t count,
                       uint64_t *reached) {
  for (size_t first = 0; first < chains->blocks; first++)
    find_blocks(chains, text, count, first, 1, reached);
}

void weir_find_chains(const struct weir_chains *chains, const uint8_t *text, size_t count, int vectors,
                      uint64_t *reached) {
#if defined(__x86_64__)
  if (vectors >= WEIR_AVX512) return find_avx512(chains, text, count, reached);
  if (vectors >= WEIR_AVX2) return find_avx2(chains, text, count, reached);
#endif
  (void)vectors;
  find_plain(chains, text, count, reached);
}
