// Which chains of sets of bytes a text has, all of them in one pass.
#ifndef WEIR_CHAINS_H
#define WEIR_CHAINS_H

#include <stddef.h>
#include <stdint.h>

// The words of a block: what is looked at together, a vector of 512 bits or several narrower ones.
enum { WEIR_CHAIN_WORDS = 8 };

// Chains side by side, a bit a link, none beyond the end of its word. A link is reached by a byte that may
// enter it where the one before it is, or always for the first of a chain; it stays reached as long as
// bytes come that may stay.
struct weir_chains {
  uint8_t classes[256];    // by byte: bytes of a class enter and stay in the same links
  size_t blocks;
  const uint64_t *starts;  // by block: the first links
  const uint64_t *steps;   // by class and block: the links that its bytes enter, then those they stay in
};

// Writes to `reached`, of `blocks` times WEIR_CHAIN_WORDS words, the links that the text reaches anywhere.
// `vectors` says which loops may be used; all find the same.
void weir_find_chains(const struct weir_chains *chains, const uint8_t *text, size_t count, int vectors,
                      uint64_t *reached);

#endif
