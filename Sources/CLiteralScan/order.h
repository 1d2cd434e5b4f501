// Hits of one run of the search in order.
#ifndef WEIR_ORDER_H
#define WEIR_ORDER_H

#include "CLiteralScan.h"

// Puts the `count` hits of a run nearly in order: the first `windows` in any, the others, of short literals,
// in theirs.
void put_in_order(struct weir_hit *hits, size_t windows, size_t count);

#endif
