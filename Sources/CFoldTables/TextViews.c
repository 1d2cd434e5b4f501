// The fold and the dense view of a text in one pass over it, and the tables that this wants.
#include "TextViews.h"

VECTORS static int views_by_vectors(const uint8_t *text, size_t count, size_t readable,
                                    uint8_t *fold, uint8_t *dense,
                                    const struct weir_dense_tables *tables,
                                    struct weir_views_progress *progress) {
  return views(text, count, readable, fold, dense, NULL, tables, WEIR_AVX2, progress);
}

WIDE static int views_by_wide(const uint8_t *text, size_t count, size_t readable, uint8_t *fold,
                              uint8_t *dense, const struct weir_dense_tables *tables,
                              struct weir_views_progress *progress) {
  return views(text, count, readable, fold, dense, NULL, tables, WEIR_AVX512, progress);
}

int weir_make_views(const uint8_t *text, size_t count, size_t readable, uint8_t *fold,
                    uint8_t *dense, const struct weir_dense_tables *tables, int most,
                    struct weir_views_progress *progress) {
  *progress = (struct weir_views_progress){0};
  if (tables->ascii_kept == NULL) return 0;
  const int vectors = most < weir_vectors() ? most : weir_vectors();
  if (vectors >= WEIR_AVX512)
    return views_by_wide(text, count, readable, fold, dense, tables, progress);
  if (vectors >= WEIR_AVX2)
    return views_by_vectors(text, count, readable, fold, dense, tables, progress);
  return views(text, count, readable, fold, dense, NULL, tables, 0, progress);
}

// What a character of three bytes becomes that is as many bytes long afterwards.
static uint32_t changed(uint32_t scalar, uint32_t change) {
  const uint32_t word = 0x8080E0 | scalar >> 12 | (scalar << 2 & 0x3F00) | (scalar << 16 & 0x3F0000);
  return three(word ^ (change & 0xFFFFFF));
}

void weir_make_wide(const struct weir_dense_tables *tables, uint8_t *wide, uint32_t *wide_han) {
  memset(wide, 0, WEIR_WIDE_BYTES);
  memset(wide_han, 0, WEIR_WIDE_HAN_WORDS * sizeof *wide_han);
  if (tables->ascii_kept == NULL) return;
  for (uint32_t byte = 0; byte < 128; byte++)
    if (tables->ascii_kept[byte & 15] >> (byte >> 4) & 1) wide[WIDE_KEPT + byte] = 0xFF;
  for (uint32_t last = 0; last < 64; last++) {
    // Neither a script nor a look-alike nor a style: nothing to be taken down.
    const uint32_t full = weir_record_three(0xFF00 + last);
    const uint32_t sign = weir_record_three(0x3000 + last);
    const uint8_t folded = (uint8_t)(0xEF ^ (full & 0xFF));
    if (full >> 24 == 1 && folded < 0x80 && folded > 0x20) wide[WIDE_FULL + last] = folded;
    if (sign == 3u << 24 && dense_record(tables, 0x3000 + last) >> 24 == 0)
      wide[WIDE_SIGNS + last] = 0xFF;
  }
  for (uint32_t index = 0; index < WEIR_WIDE_HAN_COUNT; index++) {
    const uint32_t scalar = WEIR_WIDE_HAN_FIRST + index;
    if (holds(tables->unfolded_han, scalar)) continue;
    const uint32_t record = weir_record_three(scalar);
    const uint32_t folded = changed(scalar, record), last = dense_record(tables, folded);
    uint32_t kind = WIDE_IS_RARE;
    // Three bytes, the script of Han, nothing else to be taken down.
    if (record >> 24 == weir_record_three(WEIR_HAN_FIRST) >> 24 && last >> 24 == 3) {
      kind = WIDE_IS_CHANGED;
      wide_han[WIDE_KIND_COUNT + index] = folded | changed(folded, last) << 16;
    }
    wide_han[(WIDE_NO_HAN + index) / 16] |= kind << index % 16 * 2;
  }
}
