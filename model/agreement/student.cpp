// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/standard_errors.h"

#include <boost/math/distributions/students_t.hpp>

namespace standpoint {

double studentQuantile(double p, double degrees)
{
    return boost::math::quantile(boost::math::students_t_distribution<double>(degrees), p);
}

} // namespace standpoint
