# Farrington's method in base R's glm. Standard errors of a reweighted fit are scaled by its own dispersion, as in
# surveillance::algo.farrington; surveillance::farringtonFlexible (1.20.3 to 1.26.0) overwrites the working weights
# of the fit with the prior weights before it asks for standard errors, so that its delta and muan bounds and its
# tests of the trend differ from those here. Run beside series_weekly.csv: Rscript farrington_base_r.R
options(digits = 15)
series <- read.csv("series_weekly.csv")$y
b <- 4; w <- 3
fit <- function(d, f, threshold) {
  d$omega <- 1
  m <- glm(f, data = d, family = quasipoisson(), weights = omega)
  if (is.finite(threshold)) {
    s <- 1.5 * (d$y^(2 / 3) * fitted(m)^(-1 / 6) - sqrt(fitted(m))) / sqrt(max(summary(m)$dispersion, 1) * (1 - hatvalues(m)))
    g <- length(s) / sum(ifelse(s > threshold, s^-2, 1))
    d$omega <- ifelse(s > threshold, g * s^-2, g)
    m <- glm(f, data = d, family = quasipoisson(), weights = omega)
  }
  list(m = m, phi = max(summary(m)$dispersion, 1))
}
judge <- function(y, t, levels = 10, excluded = 26, threshold = 2.58, p_trend = 1) {
  i <- (t - 52 * b - w):(t - excluded - 1)
  o <- (i - (t - w)) %% 52
  season <- ifelse(o < 2 * w + 1, 0, if (levels == 1) NA else 1 + (o - 2 * w - 1) %/% ((52 - 2 * w - 1) / (levels - 1)))
  d <- data.frame(y = y[i], week = i, season = factor(season))[!is.na(season) & !is.na(y[i]), ]
  rhs <- if (levels == 1) "1" else "season"
  now <- data.frame(week = t, season = factor(0, levels = levels(d$season)))
  r <- fit(d, formula(paste("y ~ week +", rhs)), threshold)
  p <- summary(r$m, dispersion = r$phi)$coefficients["week", ]
  p <- 2 * pt(-abs(p[1] / p[2]), r$m$df.residual)
  trend <- (p_trend == 1 || p < p_trend) && predict(r$m, now, type = "response") <= max(d$y)
  if (!trend) r <- fit(d, formula(paste("y ~", rhs)), threshold)
  q <- predict(r$m, now, se.fit = TRUE, dispersion = r$phi)
  list(y = y[t], mu = unname(exp(q$fit)), eta = unname(q$fit), se = unname(q$se.fit), phi = r$phi, trend = trend)
}
delta <- function(j, alpha) {
  s <- sqrt(4 / 9 * j$mu^(1 / 3) * (j$phi + j$se^2 * j$mu))
  list(ub = (j$mu^(2 / 3) + qnorm(1 - alpha) * s)^1.5, p = pnorm(j$y^(2 / 3), j$mu^(2 / 3), s, lower.tail = FALSE))
}
nb <- function(j, m, alpha) if (j$phi == 1) list(ub = qpois(1 - alpha, m), p = ppois(j$y - 1, m, lower.tail = FALSE)) else
  list(ub = qnbinom(1 - alpha, m / (j$phi - 1), 1 / j$phi), p = pnbinom(j$y - 1, m / (j$phi - 1), 1 / j$phi, lower.tail = FALSE))
flexible <- function(j) {
  d <- delta(j, .01); n <- nb(j, j$mu, .01); m <- nb(j, exp(j$eta + qnorm(.99) * j$se), .01)
  data.frame(y = j$y, expected = j$mu, phi = j$phi, trend = j$trend, delta_ub = d$ub, delta_p = d$p,
    nb_plugin_ub = n$ub, nb_plugin_p = n$p, muan_ub = m$ub, muan_p = m$p)
}
original <- function(j) { d <- delta(j, .05); data.frame(y = j$y, expected = j$mu, phi = j$phi, trend = j$trend, delta_ub = d$ub, delta_p = d$p) }
save <- function(rows, file) write.csv(do.call(rbind, rows), file, row.names = FALSE)
save(lapply(270:312, function(t) cbind(t = t, flexible(judge(series, t)))), "farrington_flexible_base_r.csv")
save(lapply(270:312, function(t) cbind(t = t, original(judge(series, t, 1, 3, 1, .05)))), "farrington_original_base_r.csv")
# Extremes, all judged at week 300.
outlier <- replace(series, 300 - 104, 1e6)
between <- replace(series, 300 - 104 + 20, 1e6)
unknown <- replace(series, seq(1, 299, 7), NA)
sparse <- series %/% 6
i <- 89:273
quiet <- replace(sparse, i[(i - 297) %% 52 %in% 17:21], 0)
save(list(cbind(case = "one week of a million in the season", flexible(judge(outlier, 300))),
  cbind(case = "one week of a million in the season without reweighting", flexible(judge(outlier, 300, threshold = Inf))),
  cbind(case = "one week of a million in another season", flexible(judge(between, 300))),
  cbind(case = "every seventh week unknown", flexible(judge(unknown, 300))),
  cbind(case = "another season without events", flexible(judge(quiet, 300)))), "farrington_extremes.csv")
# Tails of the negative binomial distribution. A dispersion between 1 and 1.3 is left out: R forms 1 - 1/phi and loses digits.
g <- expand.grid(mean = c(.003, .4, 3.7, 25, 1800, 1e6), phi = c(1, 1.3, 4, 250, 1e5), alpha = c(.05, .001))
tail <- function(m, p, q) if (p == 1) ppois(q, m, lower.tail = FALSE) else pnbinom(q, m / (p - 1), 1 / p, lower.tail = FALSE)
g$quantile <- mapply(function(m, p, a) if (p == 1) qpois(a, m, lower.tail = FALSE) else qnbinom(a, m / (p - 1), 1 / p, lower.tail = FALSE), g$mean, g$phi, g$alpha)
g$above <- mapply(tail, g$mean, g$phi, g$quantile); g$not_below <- mapply(tail, g$mean, g$phi, g$quantile - 1)
write.csv(g, "negative_binomial_above.csv", row.names = FALSE)
