// The values of records of JSON by the shape of one before.
#include "CRecordShape.h"

#include <string.h>

struct weir_piece weir_make_piece(const uint8_t *bytes, size_t count, uint32_t quote, uint32_t *quotes) {
  struct weir_piece piece = {.count = (uint32_t)count, .quote = quote, .offset = (uint32_t)count};
  memcpy(piece.words, bytes, count);
  piece.last_word = (uint32_t)(count - 1) / 8;
  memset(&piece.last_mask, 0xFF, (count - 1) % 8 + 1);
  *quotes = 0;
  for (size_t index = 0; index < count; index++) {
    if (bytes[index] != '"') continue;
    if (*quotes == 0) piece.offset = (uint32_t)index;
    *quotes += 1;
  }
  return piece;
}

static inline int stands(const struct weir_piece *piece, const uint8_t *at) {
  uint64_t word;
  for (size_t index = 0; index < piece->last_word; index++) {
    memcpy(&word, at + 8 * index, sizeof word);
    if (word != piece->words[index]) return 0;
  }
  memcpy(&word, at + 8 * (size_t)piece->last_word, sizeof word);
  return (word & piece->last_mask) == piece->words[piece->last_word];
}

// The places of the values of the record bytes[start..<end], if it is of the shape; `quotes` are its
// own, as many as the shape has. Between the last quote of a piece and the first of the next
// no other can be, since they are one behind another in `quotes`: what is there, is a string.
static inline int match_record(const struct weir_shape *shape, const uint8_t *bytes, size_t start,
                               size_t end, const uint32_t *quotes, struct weir_span *values) {
  size_t value_start = start;
  for (size_t index = 0; index <= shape->value_count; index++) {
    const struct weir_piece *const piece = &shape->pieces[index];
    const size_t anchor = piece->quote < shape->quote_count ? quotes[piece->quote] : end;
    const size_t at = anchor - piece->offset;
    if (anchor < value_start + piece->offset || at + piece->count > end || !stands(piece, bytes + at))
      return 0;
    if (index > 0)
      values[index - 1] = (struct weir_span){(uint32_t)value_start, (uint32_t)at};
    else if (at != start)
      return 0;
    value_start = at + piece->count;
  }
  return value_start == end;
}

size_t weir_match_records(const struct weir_shape *shape, const uint8_t *bytes, const uint32_t *ends,
                          size_t count, const struct weir_marks *marks, struct weir_span *values,
                          struct weir_records_progress *progress) {
  size_t start = progress->start, quote = progress->quote, odd = progress->odd, index = 0;
  for (; index < count; index++) {
    const size_t feed = ends[index];
    const size_t end = feed > start && bytes[feed - 1] == '\r' ? feed - 1 : feed;
    while (quote < marks->quote_count && marks->quotes[quote] < start) quote++;
    while (odd < marks->odd_count && marks->odd[odd] < start) odd++;
    if (odd < marks->odd_count && marks->odd[odd] < end) break;
    const size_t last = quote + shape->quote_count;
    // As many as the shape has: no more, or the last value may be a string where it has a number.
    if (last > marks->quote_count || marks->quotes[last - 1] >= end) break;
    if (last < marks->quote_count && marks->quotes[last] < end) break;
    if (!match_record(shape, bytes, start, end, marks->quotes + quote,
                      values + index * shape->value_count))
      break;
    quote = last;
    start = feed + 1;
  }
  progress->start = start;
  progress->quote = quote;
  progress->odd = odd;
  return index;
}
