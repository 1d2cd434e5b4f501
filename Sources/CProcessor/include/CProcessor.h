// What the processor can do, as far as the loops by vectors ask.
#ifndef WEIR_PROCESSOR_H
#define WEIR_PROCESSOR_H

// Whether loops by vectors of 256 bits (AVX2) may run: the processor has them, and the environment
// variable WEIR_VECTORS is not "off". The loops without vectors, which every other kind of
// processor runs, can so be tried on this one, and must give the same results.
//
// Found once, when the program is loaded: a call is a load.
int weir_has_avx2(void);

// For tests, while nothing else runs: 0 turns the vectors off, 1 on again where the processor has them.
void weir_use_vectors(int allowed);

#endif
