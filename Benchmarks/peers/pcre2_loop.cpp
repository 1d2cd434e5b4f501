// PCRE2 with JIT, every pattern on every message: what a screener without a search in front does.
//
// UTF, not UCP, no UTF check of the text (it is valid), the first match of each pattern only.
#include "driver.h"
#include "pcre2.h"

class PCRE2Loop : public Engine {
 public:
  void compile(const std::vector<std::string> &sources) override {
    patterns.reserve(sources.size());
    for (auto &source : sources) {
      patterns.emplace_back(source, false, 0u);
      if (!patterns.back().is_valid()) {
        fprintf(stderr, "pcre2: %s\n", source.c_str());
        exit(3);
      }
    }
  }

  size_t scan(std::string_view text, uint32_t message, std::vector<Hit> *hits) override {
    size_t count = 0;
    for (size_t id = 0; id < patterns.size(); id++) {
      if (!patterns[id].matches(text)) continue;
      count++;
      if (hits) hits->push_back({message, (uint32_t)id});
    }
    return count;
  }

 private:
  std::vector<PCRE2Pattern> patterns;
};

int main(int argc, char **argv) {
  PCRE2Loop engine;
  return drive(engine, argc, argv);
}
