// Whether the literals found in a message say nothing: no pattern can match for them.
//
// In C since it is asked of every message that holds a literal, one in three, and seven in eight of
// those are quiet: judging one all the same took 250 ns, the question takes 10.
#ifndef WEIR_QUIET_HITS_H
#define WEIR_QUIET_HITS_H

#include <stddef.h>
#include <stdint.h>

#include "CLiteralScan.h"

// What a pattern needs besides the literal that announces it: one of `count` literals, that starts
// `first` to `last` bytes behind it, or before it where they are negative.
struct weir_need {
  uint64_t mask;  // weir_need_bit of each of the literals
  int64_t first;
  int64_t last;
  uint32_t literals;  // where they begin
  uint32_t count;
};

// What a literal announces.
struct weir_announced {
  uint32_t needs;  // where those of its patterns begin
  uint32_t count;
  uint8_t is_loud;  // some pattern needs nothing besides
  uint8_t is_word;  // it stands for a word, which may be in disguise where it is not written
  uint8_t unused[2];
};

struct weir_quiet_table {
  const struct weir_announced *announced;  // by literal
  const struct weir_need *needs;
  const uint32_t *literals;
};

static inline uint64_t weir_need_bit(uint32_t literal) {
  return 1ull << (literal * 0x9E3779B1u >> 26);
}

// Hits that are looked at; a message with more is not quiet.
enum { WEIR_MOST_QUIET = 64 };

// Whether nothing can come of `hits`, those of one message in order of their starts: no pattern that
// they announce finds what it needs among them, no word of them stands there but as it is written,
// which `is_written` says of each, `stride` bytes one from the other. 0 where it is not seen from here.
//
// The caller promises: the tables refer to one another within their bounds, and have a row for each
// literal.
int weir_is_quiet(const struct weir_hit *hits, size_t count, const uint32_t *is_written,
                  size_t stride, const struct weir_quiet_table *table);

#endif
