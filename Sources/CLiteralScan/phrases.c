// All walks down the tree of phrases side by side, a character at a time: what one look-up waits for,
// the next does not.
#include "CPhraseScan.h"

#include "CFoldTables.h"

// The characters of a stretch of text, and what follows them.
struct stretch {
  uint32_t count;
  uint32_t scalars[WEIR_PHRASE_STARTS + WEIR_PHRASE_LONGEST + 1];
  uint32_t offsets[WEIR_PHRASE_STARTS + WEIR_PHRASE_LONGEST + 1];
  uint8_t kinds[WEIR_PHRASE_STARTS + WEIR_PHRASE_LONGEST + 1];
};

// A character's kind has WEIR_SPACED_WORD, WEIR_UNSPACED and WEIR_SEPARATOR as its traits, and this.
enum { SPACE = 8 };

// A walk: where it started, the character it is to take, and the node it has come to.
struct walk {
  uint32_t start;
  uint32_t next;
  uint32_t node;
};

// Of Han characters, most of those asked about, said at once; and of ASCII.
static inline uint8_t kind_of(uint32_t scalar) {
  if (scalar - 0x4E00 <= 0x9FA5 - 0x4E00) return WEIR_UNSPACED;
  if (scalar >= 0x80) return weir_traits(scalar) & (WEIR_SPACED_WORD | WEIR_UNSPACED | WEIR_SEPARATOR);
  if (weir_is_ascii_word(scalar)) return WEIR_SPACED_WORD;
  return WEIR_SEPARATOR | (scalar == ' ' ? SPACE : 0);
}

// What stands before the next character.
static inline uint32_t clause_behind(uint32_t clause, uint32_t kind) {
  if (!(kind & WEIR_SEPARATOR)) return WEIR_CLAUSE_WORD;
  return kind & SPACE ? (clause == WEIR_CLAUSE_WORD ? WEIR_CLAUSE_SPACE : clause)
                      : WEIR_CLAUSE_SIGN;
}

// Reads as many characters as fit, a line feed as a space, and behind the last of the text one that is
// none. Returns how many may be started from.
static uint32_t read(const uint8_t *text, size_t count, size_t offset, struct stretch *stretch) {
  uint32_t n = 0;
  while (offset < count && n < WEIR_PHRASE_STARTS + WEIR_PHRASE_LONGEST) {
    uint32_t length;
    const uint32_t scalar = weir_scalar_at(text, count, offset, &length);
    stretch->scalars[n] = scalar == 0x0A ? 0x20 : scalar;
    stretch->offsets[n] = (uint32_t)offset;
    stretch->kinds[n] = kind_of(scalar);
    offset += length;
    n++;
  }
  stretch->count = n;
  stretch->offsets[n] = (uint32_t)offset;
  stretch->scalars[n] = UINT32_MAX;
  uint32_t length;
  stretch->kinds[n] = offset < count ? kind_of(weir_scalar_at(text, count, offset, &length)) : WEIR_SEPARATOR;
  return n < WEIR_PHRASE_STARTS ? n : WEIR_PHRASE_STARTS;
}

// Appends the phrase that ends before `end` to the places, if there is one and its end is an edge.
static inline size_t take(const struct stretch *stretch, uint32_t phrase, uint32_t start,
                          uint32_t end, struct weir_phrase_place *places, size_t found) {
  places[found] = (struct weir_phrase_place){phrase - 1, stretch->offsets[start],
                                             stretch->offsets[end]};
  return found + ((phrase != 0) & !(stretch->kinds[end - 1] & stretch->kinds[end] & WEIR_SPACED_WORD));
}

size_t weir_find_phrases(const uint8_t *text, size_t count, const struct weir_phrase_tree *tree,
                         struct weir_phrase_progress *progress, struct weir_phrase_place *places) {
  struct stretch stretch;
  struct walk walks[2 * WEIR_PHRASE_STARTS + 1];
  uint64_t hashes[2 * WEIR_PHRASE_STARTS + 1];
  const uint32_t starts = read(text, count, progress->offset, &stretch);
  size_t found = 0;
  uint32_t going = 0;
  uint32_t is_behind_word = progress->is_behind_word;
  uint32_t clause = progress->clause;
  for (uint32_t start = 0; start < starts; start++) {
    const uint32_t kind = stretch.kinds[start];
    const uint32_t is_word = kind & WEIR_SPACED_WORD;
    if (tree->clause_node != 0
        && (clause == WEIR_CLAUSE_SIGN || (clause == WEIR_CLAUSE_SPACE && kind & WEIR_UNSPACED)))
      walks[going++] = (struct walk){start, start, tree->clause_node};
    clause = clause_behind(clause, kind);
    const uint32_t is_edge = !(is_behind_word & is_word);
    is_behind_word = is_word;
    const uint32_t scalar = stretch.scalars[start];
    struct weir_phrase_link link = {0, 0};
    if (scalar < WEIR_PHRASE_HEADS)
      link = tree->heads[scalar];
    else
      link = tree->steps[weir_phrase_slot(tree->steps, tree->step_mask,
                                          weir_phrase_hash(0, scalar), 0, scalar)].link;
    found = take(&stretch, is_edge ? link.phrase : 0, start, start + 1, places, found);
    walks[going] = (struct walk){start, start + 1, link.node};
    going += is_edge & (link.node != 0);
  }
  while (going > 0) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < going; i++) {
      const struct walk walk = walks[i];
      const uint64_t hash = weir_phrase_hash(walk.node, stretch.scalars[walk.next]);
      const uint32_t bit = weir_phrase_bit(hash, tree->filter_mask);
      walks[kept] = walk;
      hashes[kept] = hash;
      kept += tree->filter[bit >> 6] >> (bit & 63) & 1;
    }
    // The steps of a large tree are not in the cache: all are sent for before the first is looked at.
    for (uint32_t i = 0; i < kept; i++)
      __builtin_prefetch(&tree->steps[(uint32_t)(hashes[i] >> 32) & tree->step_mask]);
    going = 0;
    for (uint32_t i = 0; i < kept; i++) {
      const struct walk walk = walks[i];
      const struct weir_phrase_link link =
          tree->steps[weir_phrase_slot(tree->steps, tree->step_mask, hashes[i], walk.node,
                                       stretch.scalars[walk.next])].link;
      found = take(&stretch, link.phrase, walk.start, walk.next + 1, places, found);
      walks[going] = (struct walk){walk.start, walk.next + 1, link.node};
      going += link.node != 0;
    }
  }
  progress->offset = stretch.offsets[starts];
  progress->is_behind_word = is_behind_word;
  progress->clause = clause;
  return found;
}
