// The limit: copies the text of every message once, as memcpy does it.
#include "driver.h"

class Memory : public Engine {
 public:
  void compile(const std::vector<std::string> &) override { target.resize(16 << 20); }
  size_t scan(std::string_view text, uint32_t, std::vector<Hit> *) override {
    if (at + text.size() > target.size()) at = 0;
    memcpy(target.data() + at, text.data(), std::min(text.size(), target.size()));
    at += text.size();
    return (size_t)(unsigned char)target[at / 2];
  }

 private:
  std::vector<char> target;
  size_t at = 0;
};

int main(int argc, char **argv) {
  Memory engine;
  return drive(engine, argc, argv);
}
