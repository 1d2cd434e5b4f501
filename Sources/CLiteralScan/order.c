// Hits in order of their starts, then of their literals.
#include "order.h"

#include <string.h>

static inline uint64_t order(struct weir_hit hit) {
  return (uint64_t)hit.start << 32 | hit.literal;
}

static void sift_down(struct weir_hit *hits, size_t root, size_t count) {
  const struct weir_hit hit = hits[root];
  for (size_t child = 2 * root + 1; child < count; child = 2 * root + 1) {
    if (child + 1 < count && order(hits[child + 1]) > order(hits[child])) child++;
    if (order(hits[child]) <= order(hit)) break;
    hits[root] = hits[child];
    root = child;
  }
  hits[root] = hit;
}

// Whatever their order: a text can have literals of all lengths at each of its places.
static void sort_by_heap(struct weir_hit *hits, size_t count) {
  for (size_t root = count / 2; root-- > 0;) sift_down(hits, root, count);
  for (size_t end = count; end-- > 1;) {
    const struct weir_hit last = hits[end];
    hits[end] = hits[0];
    hits[0] = last;
    sift_down(hits, 0, end);
  }
}

void weir_sort_hits(struct weir_hit *hits, size_t count) {
  size_t moves = 0;
  for (size_t index = 1; index < count; index++) {
    const struct weir_hit hit = hits[index];
    size_t place = index;
    for (; place > 0 && order(hits[place - 1]) > order(hit); place--)
      hits[place] = hits[place - 1];
    hits[place] = hit;
    moves += index - place;
    if (moves > 1024 + 32 * index) {
      sort_by_heap(hits, count);
      return;
    }
  }
}

// Hits of a run that are put in order by themselves: of fewer the last pass over all makes as little work.
enum { FEW_HITS = 16, MOST_MERGED = 1024 };

// A pack has a hit for every other character, a third of them of windows: moving each of the others past
// those was 6 % of all its time.
void put_in_order(struct weir_hit *hits, size_t windows, size_t count) {
  if (count <= FEW_HITS) return;
  weir_sort_hits(hits, windows);
  if (windows == 0 || windows == count || windows > MOST_MERGED) return;
  struct weir_hit merged[MOST_MERGED];
  memcpy(merged, hits, windows * sizeof *hits);
  size_t out = 0, left = 0, right = windows;
  while (left < windows && right < count)
    hits[out++] = order(merged[left]) <= order(hits[right]) ? merged[left++] : hits[right++];
  memcpy(hits + out, merged + left, (windows - left) * sizeof *hits);
}
