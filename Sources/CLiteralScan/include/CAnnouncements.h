// From the literals found in a message to the patterns that may match it.
//
// In C since it is asked of every message that holds a literal, one in three of the benchmark's, and
// most of those have no pattern that may match: in Swift each look at a pattern's words retained five
// arrays, and an evaluation was begun before it was known that there was nothing to evaluate.
#ifndef WEIR_ANNOUNCEMENTS_H
#define WEIR_ANNOUNCEMENTS_H

#include <stddef.h>
#include <stdint.h>

#include "CTextLoops.h"

// A string by which a pattern is told, as the fold spells it, and how far behind its start the literal
// that finds it has its first character.
struct weir_placed_word {
  uint32_t offset;
  uint32_t start;  // of its bytes
  uint32_t count;
};

// What is kept at the ends of the strings that are announced, and of the others.
enum weir_edges {
  WEIR_EDGE_BEFORE = 1,
  WEIR_EDGE_BEHIND = 2,
  WEIR_OTHER_EDGE_BEFORE = 4,
  WEIR_OTHER_EDGE_BEHIND = 8,
};

// How a pattern is told by where its words stand: one of a set of strings, or two with a gap between.
struct weir_placed {
  uint32_t other;  // words: the first, and how many; none: the announced part is all
  uint32_t other_count;
  uint32_t fewest;  // characters between the parts
  uint32_t most;
  int32_t first;  // how far from the announcing literal one of the other part's may start,
  int32_t last;   // in bytes of the dense view
  uint8_t edges;
  uint8_t is_left;  // the announced part is the left one
  uint8_t crosses_lines;
  uint8_t is_whole;  // a match of the form is one of the pattern; else it only may be
  // Where the other part is not found by literals but looked for behind the announced one: a bit for the
  // lowest six bits of each byte it may begin with. 0 where it is found by literals.
  uint64_t first_bytes;
};

struct weir_placed_table {
  const struct weir_placed *entries;
  const struct weir_placed_word *words;
  // The literals of the words, those of a part in order. By themselves: most looks end here, and of
  // the words four times the memory would be touched.
  const uint32_t *literals;
  const uint8_t *bytes;
};

// What a literal says of a pattern, in 32 bytes: a pack has 40,000 of these, in no cache near by.
struct weir_announcement {
  uint64_t mask;     // weir_literal_bit of each literal that is needed
  uint32_t number;   // the pattern's among those that are announced
  int32_t placed;    // an entry of the table; negative: it does not tell the pattern
  uint32_t word;     // the first of the entry's announced words that this literal finds
  uint16_t words;    // and how many it finds
  uint8_t count;     // What the pattern needs besides: one of so many literals, that starts `first` to
  uint8_t is_anywhere;
  uint32_t literals;
  int16_t first;     // `last` bytes of the dense view behind this one, beyond WEIR_NO_END anywhere
  int16_t last;      // there; of none it needs nothing.
};

enum { WEIR_NO_END = 0x7FFF };

// A pattern that is announced.
struct weir_announced_pattern {
  uint32_t pattern;
  uint32_t record;  // of MembershipTable
};

// By literal: its announcements, and whether it stands for a word, which may be in disguise; not where
// the fold has the word as it is spelled, with what the dense view leaves out: `free gift`, if that is
// the only word.
struct weir_announcer {
  // Of all its announcements: weir_literal_bit of each literal that one of them needs.
  uint64_t mask;
  uint32_t first;
  uint32_t count : 30;
  uint32_t has_free : 1;  // some announcement needs nothing besides
  uint32_t is_word : 1;
  uint32_t spelled;  // bytes, of `spellings`
  uint32_t spelled_count;
};

struct weir_announcements {
  const struct weir_announcer *announcers;
  const struct weir_announcement *announcements;
  const struct weir_announced_pattern *patterns;  // by number
  const uint32_t *literals;
  const uint8_t *spellings;
  struct weir_placed_table placed;
};

static inline uint64_t weir_literal_bit(uint32_t literal) {
  return 1ull << (literal * 0x9E3779B1u >> 26);
}

// A pattern that may match.
struct weir_candidate {
  uint32_t pattern;
  uint32_t record;
  uint32_t is_certain;  // it does match
  // Where in the fold the literals stand that each match of it has one of; without places from 0 to
  // UINT32_MAX.
  uint32_t first;
  uint32_t last;
};

// The text that an announced pattern was last seen in, and its number among the candidates then.
struct weir_pattern_mark {
  uint32_t text;
  uint32_t candidate;
};

struct weir_announced {
  size_t count;       // candidates
  uint32_t has_word;  // a word stands there, not as it is written
};

// One thread's: by number of the announced patterns and by literal, the text they were last seen in, and
// the number of that; room for all of them as candidates; and what was found of the last text.
struct weir_announcing {
  struct weir_pattern_mark *patterns;
  uint32_t *literals;
  size_t pattern_count;
  size_t literal_count;
  uint32_t text;
  struct weir_candidate *candidates;
  struct weir_announced found;
};

// Finds each pattern, once, that one of `hits` announces, that has what it needs among them and is told
// from the places, where it can be. The hits are those of one text in order of their starts; `places` has
// where they stand in its fold; NULL for a text of which that is not known, which then has no words.
//
// The caller promises: the tables refer to one another within their bounds and have a row for each
// literal; `announcing` has marks and room for as many patterns and literals as there are.
void weir_find_candidates(const struct weir_hit *hits, const struct weir_literal_place *places,
                          size_t count, const uint8_t *fold, size_t fold_count,
                          const struct weir_announcements *table,
                          struct weir_announcing *announcing);

// The texts of a block, the literals found in them, and where these stand.
struct weir_searched_block {
  const struct weir_view *texts;
  size_t text_count;
  const uint8_t *folds;
  const struct weir_hit *hits;
  const struct weir_literal_place *places;
  size_t hit_count;
  const uint8_t *asks;  // by text, 0 where its literals are all there is to look at; NULL for 0s
};

// A walk over the texts of a block: the next text, and the first hit that may be in it.
struct weir_walk {
  size_t text;
  size_t hit;
  uint32_t is_announced;  // the candidates of the text have been found
};

// Moves `walk` past the texts that come next, and end before `fold_end` in the folds, of which there is
// nothing to say: no candidate, no word that may be in disguise, nothing else that asks.
//
// The caller promises: as above; the hits start in the texts, in order; all arrays are as long as is said.
void weir_pass_quiet(const struct weir_searched_block *block, size_t fold_end,
                     const struct weir_announcements *table, struct weir_announcing *announcing,
                     struct weir_walk *walk);

#endif
