// The inner loop of the phrase tree: which phrases of a large set stand in a folded text, with their
// edges kept.
//
// In C since Swift 6.3.1 took 90 ns a step where this takes 8: one walk after the other waits for the
// cache and for branches guessed wrong, all walks of a text side by side do not.
#ifndef WEIR_PHRASE_SCAN_H
#define WEIR_PHRASE_SCAN_H

#include <stddef.h>
#include <stdint.h>

enum {
  WEIR_PHRASE_LONGEST = 64,  // characters of a phrase
  WEIR_PHRASE_STARTS = 512,  // characters of a text that are walked from at a time
};

// What one character leads to: the phrase that ends with it, counted from 1, and the node that longer
// ones go on from; 0 for none.
struct weir_phrase_link {
  uint32_t phrase;
  uint32_t node;
};

// A step from a node by a character, in a table with open addressing; free where it leads nowhere.
struct weir_phrase_step {
  uint32_t node;
  uint32_t scalar;
  struct weir_phrase_link link;
};

// Phrases as a tree by their characters; the root is node 0.
struct weir_phrase_tree {
  const struct weir_phrase_link *heads;  // by first character, below WEIR_PHRASE_HEADS
  const struct weir_phrase_step *steps;  // 2^n of them, some free
  const uint64_t *filter;                // a bit for each hash of a step; 2^k words
  uint32_t step_mask;                    // 2^n - 1
  uint32_t filter_mask;                  // 64 * 2^k - 1
  uint32_t clause_node;                  // of phrases that begin clauses; 0 for none
};
enum { WEIR_PHRASE_HEADS = 0x10000 };

struct weir_phrase_place {
  uint32_t phrase;  // counted from 0
  uint32_t start;   // in bytes, half-open
  uint32_t end;
};

// What stands before a character, for the question whether a clause begins with it: nothing, a line
// feed or a sign, perhaps with spaces behind; a word and spaces; a word.
enum weir_clause { WEIR_CLAUSE_SIGN, WEIR_CLAUSE_SPACE, WEIR_CLAUSE_WORD };

// How far a text has been walked.
struct weir_phrase_progress {
  size_t offset;
  uint32_t is_behind_word;
  uint32_t clause;  // enum weir_clause
};

// The upper half of Fibonacci hashing's product is well mixed.
static inline uint64_t weir_phrase_hash(uint32_t node, uint32_t scalar) {
  return ((uint64_t)node << 21 | scalar) * 0x9E3779B97F4A7C15u;
}
static inline uint32_t weir_phrase_bit(uint64_t hash, uint32_t filter_mask) {
  return (uint32_t)(hash >> 20) & filter_mask;
}

// The slot of a step, or the free one it would get.
static inline uint32_t weir_phrase_slot(const struct weir_phrase_step *steps, uint32_t mask,
                                        uint64_t hash, uint32_t node, uint32_t scalar) {
  uint32_t index = (uint32_t)(hash >> 32) & mask;
  while ((steps[index].link.phrase | steps[index].link.node) != 0
         && (steps[index].node != node || steps[index].scalar != scalar))
    index = (index + 1) & mask;
  return index;
}

// Writes the phrases that start at the next WEIR_PHRASE_STARTS characters of `text`, which is folded,
// and moves `progress` past those; returns how many. A phrase must not touch a letter or digit of a
// spaced script with another; a space of it matches a line feed. The places of one phrase come by their
// starts.
//
// The caller promises: no phrase has more than WEIR_PHRASE_LONGEST characters, and `places` has room
// for one more than WEIR_PHRASE_STARTS times as many as begin with one another, of those that begin
// clauses and of the others.
size_t weir_find_phrases(const uint8_t *text, size_t count, const struct weir_phrase_tree *tree,
                         struct weir_phrase_progress *progress, struct weir_phrase_place *places);

#endif
