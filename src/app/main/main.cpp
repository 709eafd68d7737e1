#include "app/app.hpp"

int main(int count, char** arguments) {
    return app::run(count, arguments);
}
