// What the processor can do, as far as the loops by vectors ask.
#ifndef WEIR_PROCESSOR_H
#define WEIR_PROCESSOR_H

#include "CLines.h"
#include "CPlainText.h"
#include "CRecordShape.h"
#include "CWords.h"

// The kinds of loops there are, each of which must give the same results.
enum {
  WEIR_NO_VECTORS = 0,  // what every other kind of processor runs
  WEIR_AVX2 = 1,        // vectors of 256 bits
  WEIR_AVX512 = 2,      // of 512 bits: F, BW, VL, VBMI, VBMI2 and GFNI, where AVX2's loops have a better one
};

// The best kind that may run: the processor has it, and the environment variable WEIR_VECTORS is
// neither "off" nor, for those of 512 bits, "avx2". So each can be tried on one machine.
//
// Found once, when the program is loaded: a call is a load.
int weir_vectors(void);

static inline int weir_has_avx2(void) { return weir_vectors() >= WEIR_AVX2; }
static inline int weir_has_avx512(void) { return weir_vectors() >= WEIR_AVX512; }

// For tests, while nothing else runs: from here on no better kind than `most`.
void weir_use_vectors(int most);

#endif
