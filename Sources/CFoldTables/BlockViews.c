// Both views of many texts, one behind another.
#include "WideStream.h"

ALWAYS_INLINE size_t block(const uint8_t *bytes, size_t count, const struct weir_text *texts,
                           size_t text_count, uint8_t *folds, uint64_t *kept, size_t *folded,
                           uint8_t *dense, size_t *densed, uint8_t barrier,
                           const struct weir_dense_tables *tables, int vectors,
                           struct weir_view *written) {
  size_t index = 0;
  // Texts known to stand one behind another, in `bytes` or where they were copied to.
  size_t known = 0, first = 0;
  const uint8_t *stream = bytes;
  const struct weir_text *lines = texts;
  struct gathered gathered;
  while (index < text_count) {
    if (vectors == WEIR_AVX512) {
      if (index >= known) {
        first = index;
        stream = bytes;
        lines = texts + index;
        known = index + count_lines(bytes, count, texts + index, text_count - index);
        if (known < index + FEW_LINES) {
          stream = gathered.bytes;
          lines = gathered.texts;
          known = index + gather_lines(bytes, count, texts + index, text_count - index, &gathered);
        }
      }
      if (index < known) {
        index += stream_lines(stream, lines + (index - first), known - index, folds, kept, folded,
                              dense, densed, barrier, tables, written + index);
        if (index == known) continue;
      }
    }
    const size_t start = texts[index].start;
    struct weir_views_progress progress = {.folded = *folded, .dense = *densed};
    if (!views(bytes + start, texts[index].end - start, count - start, folds, dense, kept, tables,
               vectors, &progress)
        || may_mix(&progress))
      break;
    *folded = progress.folded;
    *densed = progress.dense + 1;
    dense[progress.dense] = barrier;
    written[index++] = (struct weir_view){(uint32_t)*folded, (uint32_t)*densed,
                                          progress.script_bits, progress.styled, -1,
                                          !progress.uneven};
  }
  return index;
}

VECTORS static size_t block_by_vectors(const uint8_t *bytes, size_t count,
                                       const struct weir_text *texts, size_t text_count,
                                       uint8_t *folds, uint64_t *kept, size_t *folded,
                                       uint8_t *dense, size_t *densed, uint8_t barrier,
                                       const struct weir_dense_tables *tables,
                                       struct weir_view *written) {
  return block(bytes, count, texts, text_count, folds, kept, folded, dense, densed, barrier,
               tables, WEIR_AVX2, written);
}

WIDE static size_t block_by_wide(const uint8_t *bytes, size_t count,
                                 const struct weir_text *texts, size_t text_count,
                                 uint8_t *folds, uint64_t *kept, size_t *folded,
                                 uint8_t *dense, size_t *densed, uint8_t barrier,
                                 const struct weir_dense_tables *tables,
                                 struct weir_view *written) {
  return block(bytes, count, texts, text_count, folds, kept, folded, dense, densed, barrier,
               tables, WEIR_AVX512, written);
}

size_t weir_make_block(const uint8_t *bytes, size_t count, const struct weir_text *texts,
                       size_t text_count, uint8_t *folds, uint64_t *kept, size_t *folded,
                       uint8_t *dense, size_t *densed, uint8_t barrier,
                       const struct weir_dense_tables *tables, struct weir_view *written) {
  if (tables->ascii_kept == NULL) return 0;
  if (weir_has_avx512())
    return block_by_wide(bytes, count, texts, text_count, folds, kept, folded, dense, densed,
                         barrier, tables, written);
  if (has_vectors())
    return block_by_vectors(bytes, count, texts, text_count, folds, kept, folded, dense,
                            densed, barrier, tables, written);
  return block(bytes, count, texts, text_count, folds, kept, folded, dense, densed, barrier,
               tables, 0, written);
}
