// From the literals found in a message to the patterns that may match it.
#include "CAnnouncements.h"

#include "placed.h"

// Hits of a text that are looked at for one, each way; and with more than this a text's literals are
// marked. Beyond them a companion is taken to be there, which is for the pattern to find out: a
// message of 240 KB that held one part of `A.*B` 40,000 times, and the other before it, took 1.4 s,
// each hit looking at all that follow.
enum { MOST_LOOKED_AT = 512, FEW = 16 };

static inline int is_needed(const struct weir_announcement *announcement, const uint32_t *literals,
                            uint32_t literal) {
  if ((weir_literal_bit(literal) & announcement->mask) == 0) return 0;
  for (uint32_t i = 0; i < announcement->count; i++)
    if (literals[announcement->literals + i] == literal) return 1;
  return 0;
}

// Whether some literal that is needed is marked.
static int is_there(const struct weir_announcement *announcement, const uint32_t *literals,
                    const uint32_t *marks, uint32_t text) {
  for (uint32_t i = 0; i < announcement->count; i++)
    if (marks[literals[announcement->literals + i]] == text) return 1;
  return 0;
}

// Whether the pattern, announced by the hit `index`, has what it needs where it must stand.
static int has_companion(const struct weir_announcement *announcement, const struct weir_hit *hits,
                         size_t count, size_t index, const uint32_t *literals,
                         const uint32_t *marks, uint32_t text) {
  if (count > FEW) {
    if (!is_there(announcement, literals, marks, text)) return 0;
    if (announcement->is_anywhere) return 1;
  }
  const int64_t start = hits[index].start;
  const int64_t first = announcement->first <= -WEIR_NO_END ? INT64_MIN : announcement->first;
  const int64_t last = announcement->last >= WEIR_NO_END ? INT64_MAX : announcement->last;
  if (last > 0) {
    for (size_t next = index; next < count; next++) {
      const int64_t distance = (int64_t)hits[next].start - start;
      if (distance > last) break;
      if (distance >= first
          && is_needed(announcement, literals, hits[next].literal))
        return 1;
      if (next - index == MOST_LOOKED_AT) return 1;
    }
  }
  if (first < 0) {
    for (size_t next = index + 1; next-- > 0;) {
      const int64_t distance = (int64_t)hits[next].start - start;
      if (distance < first) break;
      if (distance <= last && is_needed(announcement, literals, hits[next].literal))
        return 1;
      if (index - next == MOST_LOOKED_AT) return 1;
    }
  }
  return 0;
}

// Whether the fold has the only word of a literal as it is spelled; a line feed stands for a space.
static int is_spelled(const struct weir_announcer *announcer, const uint8_t *spellings,
                      const uint8_t *fold, size_t fold_count, size_t place) {
  if (announcer->spelled_count == 0 || place > fold_count
      || fold_count - place < announcer->spelled_count)
    return 0;
  const uint8_t *wanted = spellings + announcer->spelled, *found = fold + place;
  for (uint32_t i = 0; i < announcer->spelled_count; i++)
    if (found[i] != wanted[i] && !(found[i] == 0x0A && wanted[i] == 0x20)) return 0;
  return 1;
}

// Takes a number for a text that no mark has.
static void start_text(struct weir_announcing *announcing) {
  if (announcing->text == UINT32_MAX) {
    memset(announcing->patterns, 0, announcing->pattern_count * sizeof *announcing->patterns);
    memset(announcing->literals, 0, announcing->literal_count * sizeof *announcing->literals);
    announcing->text = 0;
  }
  announcing->text++;
  announcing->found = (struct weir_announced){0, 0};
}

void weir_find_candidates(const struct weir_hit *hits, const struct weir_literal_place *places,
                          size_t count, const uint8_t *fold, size_t fold_count,
                          const struct weir_announcements *table,
                          struct weir_announcing *announcing) {
  start_text(announcing);
  const uint32_t number = announcing->text;
  struct weir_pattern_mark *const patterns = announcing->patterns;
  uint32_t *const literals = announcing->literals;
  struct weir_candidate *const candidates = announcing->candidates;
  uint32_t found = 0;
  uint64_t seen = 0;
  for (size_t index = 0; index < count; index++) {
    const struct weir_announcer *announcer = &table->announcers[hits[index].literal];
    seen |= weir_literal_bit(hits[index].literal);
    if (places != NULL && announcer->is_word && !places[index].is_written
        && !is_spelled(announcer, table->spellings, fold, fold_count, places[index].offset))
      announcing->found.has_word = 1;
    if (count > FEW) literals[hits[index].literal] = number;
  }
  // What is needed besides is another literal.
  if (count == 1 && !table->announcers[hits[0].literal].has_free) return;
  const struct placed_text text = {hits, places, count, fold, fold_count};
  for (size_t index = 0; index < count; index++) {
    const struct weir_announcer *announcer = &table->announcers[hits[index].literal];
    if (!announcer->has_free && (announcer->mask & seen) == 0) continue;
    const struct weir_announcement *announcement = table->announcements + announcer->first;
    for (uint32_t left = announcer->count; left > 0; left--, announcement++) {
      // What most fail first, without a look anywhere else.
      if (announcement->count > 0 && (announcement->mask & seen) == 0) continue;
      struct weir_pattern_mark *const mark = &patterns[announcement->number];
      if (mark->text == number) {
        // Whether this one has what it needs too is not asked.
        if (places != NULL) candidates[mark->candidate].last = places[index].offset;
        continue;
      }
      if (announcement->count > 0
          && !has_companion(announcement, hits, count, index, table->literals, literals, number))
        continue;
      uint32_t is_certain = 0;
      if (places != NULL && announcement->placed >= 0) {
        const struct weir_placed *entry = &table->placed.entries[announcement->placed];
        if (!is_placed(&text, &table->placed, entry, announcement->word, announcement->words, index))
          continue;
        is_certain = entry->is_whole;
      }
      *mark = (struct weir_pattern_mark){number, found};
      const struct weir_announced_pattern pattern = table->patterns[announcement->number];
      const uint32_t first = places == NULL ? 0 : places[index].offset;
      const uint32_t last = places == NULL ? UINT32_MAX : first;
      candidates[found++] =
          (struct weir_candidate){pattern.pattern, pattern.record, is_certain, first, last};
    }
  }
  announcing->found.count = found;
}

void weir_pass_quiet(const struct weir_searched_block *block, size_t fold_end,
                     const struct weir_announcements *table, struct weir_announcing *announcing,
                     struct weir_walk *walk) {
  const struct weir_hit *const hits = block->hits;
  size_t hit = walk->hit, text = walk->text;
  size_t start = text == 0 ? 0 : block->texts[text - 1].fold_end;
  walk->is_announced = 0;
  for (; text < block->text_count; text++) {
    const struct weir_view *const view = &block->texts[text];
    if (view->fold_end > fold_end || view->report >= 0
        || (block->asks != NULL && block->asks[text] != 0))
      break;
    const size_t first = hit;
    while (hit < block->hit_count && hits[hit].start < view->dense_end) hit++;
    if (hit > first) {
      weir_find_candidates(hits + first, block->places + first, hit - first, block->folds + start,
                           view->fold_end - start, table, announcing);
      if (announcing->found.count > 0 || announcing->found.has_word) {
        hit = first;
        walk->is_announced = 1;
        break;
      }
    }
    start = view->fold_end;
  }
  walk->text = text;
  walk->hit = hit;
}
