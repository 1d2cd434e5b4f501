// Whether the literals found in a message say nothing.
#include "CQuietHits.h"

// Whether a literal that the need asks for stands where it must.
static int is_met(const struct weir_need *need, const struct weir_hit *hits, size_t count,
                  size_t index, const uint32_t *literals) {
  const uint32_t *wanted = literals + need->literals;
  for (size_t other = 0; other < count; other++) {
    const int64_t distance = (int64_t)hits[other].start - (int64_t)hits[index].start;
    if (distance < need->first || distance > need->last) continue;
    if ((weir_need_bit(hits[other].literal) & need->mask) == 0) continue;
    for (uint32_t i = 0; i < need->count; i++)
      if (wanted[i] == hits[other].literal) return 1;
  }
  return 0;
}

int weir_is_quiet(const struct weir_hit *hits, size_t count, const uint32_t *is_written,
                  size_t stride, const struct weir_quiet_table *table) {
  if (count > WEIR_MOST_QUIET) return 0;
  uint64_t seen = 0;
  uint32_t asked = 0;
  for (size_t index = 0; index < count; index++) {
    const struct weir_announced *announced = &table->announced[hits[index].literal];
    const uint32_t written = *(const uint32_t *)((const uint8_t *)is_written + index * stride);
    if (announced->is_loud | (announced->is_word & !written)) return 0;
    asked += announced->count;
    seen |= weir_need_bit(hits[index].literal);
  }
  if (asked == 0) return 1;
  for (size_t index = 0; index < count; index++) {
    const struct weir_announced *announced = &table->announced[hits[index].literal];
    const struct weir_need *needs = table->needs + announced->needs;
    for (uint32_t i = 0; i < announced->count; i++)
      if ((needs[i].mask & seen) != 0
          && is_met(&needs[i], hits, count, index, table->literals))
        return 0;
  }
  return 1;
}
