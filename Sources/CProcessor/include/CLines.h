// Where the lines of a text end.
#ifndef WEIR_LINES_H
#define WEIR_LINES_H

#include <stddef.h>
#include <stdint.h>

// What `weir_line_ends` looks at in one go, and the room it wants for what it finds there.
enum { WEIR_LINES_STEP = 64 };

// Writes the places of the line feeds from `*start` up to `count` to `ends`, in order, and gives how
// many they are. Stops where fewer than WEIR_LINES_STEP of the `room` places are left, and moves
// `*start` to the first byte it has not looked at. `count` must fit 32 bits.
size_t weir_line_ends(const uint8_t *bytes, size_t *start, size_t count, uint32_t *ends, size_t room);

#endif
