#include "model/text/span.h"
