// The search for all literals in a text: scan, split by what may stand there, verify.
#include "CLiteralScan.h"

#include "CProcessor.h"
#include "order.h"
#include "verify.h"

// Positions scanned at a time: their candidates stay in the first-level cache, and hits of short
// literals have few to pass when they are put in order.
enum { RUN = 512, ROOM = RUN + 16 };

struct candidates {
  uint32_t windows[ROOM];
  uint32_t shorts[ROOM];
  size_t window_count;
  size_t short_count;
};

// Finds the positions of text[first..<end] that may begin a window or a short literal.
static void scan(const uint8_t *text, size_t count, size_t first, size_t end,
                 const struct weir_search_tables *tables, int vectors,
                 struct candidates *candidates) {
  if (tables->filter != NULL && vectors >= WEIR_AVX512) {
    const struct weir_filtered found = weir_scan_filtered(
        text, count, first, end, tables->filter, candidates->windows, candidates->shorts);
    candidates->window_count = found.windows;
    candidates->short_count = found.shorts;
    return;
  }
  const size_t window_end = count < 4 ? 0 : count - 3;
  const size_t stop = end < window_end ? end : window_end;
  candidates->window_count = 0;
  if (tables->has_windows && first < stop)
    candidates->window_count =
        (vectors >= WEIR_AVX2 ? weir_scan_avx2 : weir_scan_scalar)(
            text, count, first, stop, tables->heads, tables->heads_shift, candidates->windows);
  candidates->short_count = 0;
  if (tables->short_heads == NULL) return;
  // The scans look at two or three bytes; the last two positions of the text have fewer.
  const size_t scan_end = count < 2 ? 0 : count - 2;
  size_t scanned = end < scan_end ? end : scan_end;
  if (scanned < first) scanned = first;
  if (first < scanned)
    candidates->short_count =
        vectors >= WEIR_AVX2
            ? weir_scan_short_avx2(
                  text, count, first, scanned, tables->short_masks, candidates->shorts)
            : weir_scan_pairs(text, first, scanned, tables->short_pairs, candidates->shorts);
  for (size_t position = scanned; position < end; position++)
    candidates->shorts[candidates->short_count++] = (uint32_t)position;
}

// Appends the hits of literals that have windows; 0 where there is no room for them.
static int find_windows(const uint8_t *text, size_t count, const struct weir_search_tables *tables,
                        const struct candidates *candidates, struct found_hits *found) {
  uint32_t wide[RUN], narrow[RUN];
  size_t wide_count = 0, narrow_count = 0, index = 0;
  // Written always and counted only if the bit is set: no branch to mispredict.
  for (; index < candidates->window_count
         && candidates->windows[index] + (size_t)WEIR_WIDE <= count;
       index++) {
    const uint32_t position = candidates->windows[index];
    wide[wide_count] = position;
    wide_count += has_bit(&tables->wide, wide_window(text + position));
    narrow[narrow_count] = position;
    narrow_count += has_bit(&tables->narrow, narrow_window(text + position));
  }
  for (; index < candidates->window_count; index++) narrow[narrow_count++] = candidates->windows[index];
  return verify(text, count, &tables->wide, tables->bytes, WEIR_WIDE, wide_window, wide, wide_count,
                found)
         && verify(text, count, &tables->narrow, tables->bytes, WEIR_NARROW, narrow_window, narrow,
                   narrow_count, found);
}

// Appends the hits of literals of one to three bytes; 0 where there is no room for them.
static int find_shorts(const uint8_t *text, size_t count, const struct weir_search_tables *tables,
                       const struct candidates *candidates, struct found_hits *found) {
  for (size_t index = 0; index < candidates->short_count; index++) {
    const size_t position = candidates->shorts[index];
    // Behind the last byte stands a zero, which only literals of one byte may use.
    const size_t rest = count - position;
    const uint32_t pair = text[position] | (rest > 1 ? (uint32_t)text[position + 1] << 8 : 0);
    for (uint32_t entry = tables->short_heads[pair]; entry < tables->short_heads[pair + 1];
         entry++) {
      const struct weir_short *wanted = &tables->shorts[entry];
      if (wanted->count > rest || (wanted->count > 2 && text[position + 2] != wanted->third))
        continue;
      if (found->count == found->capacity) return 0;
      found->hits[found->count++] = (struct weir_hit){(uint32_t)position, wanted->literal};
    }
  }
  return 1;
}

size_t weir_search(const uint8_t *text, size_t count, size_t *position,
                   const struct weir_search_tables *tables, int vectors, struct weir_hit *hits,
                   size_t capacity) {
  struct candidates candidates;
  struct found_hits found = {hits, 0, capacity};
  while (*position < count) {
    const size_t end = count - *position < RUN ? count : *position + RUN;
    const size_t before = found.count;
    scan(text, count, *position, end, tables, vectors, &candidates);
    if (tables->has_windows && !find_windows(text, count, tables, &candidates, &found))
      return before;
    const size_t behind_windows = found.count;
    if (tables->short_heads != NULL && !find_shorts(text, count, tables, &candidates, &found))
      return before;
    put_in_order(hits + before, behind_windows - before, found.count - before);
    *position = end;
  }
  return found.count;
}
