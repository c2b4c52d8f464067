# Reference numbers of the forecasts, made with R 4.2.2 and MASS 7.3-58.2: Rscript make_forecast_reference.R
# Writes beside itself: negative_binomial.csv, forecast_series.csv, count_regression.csv, holt_winters_search.csv
suppressMessages(library(MASS)); options(digits = 15)
w <- function(x, f) write.csv(x, f, row.names = FALSE)

## 1 the distribution, extremes included; dispersion 0 is Poisson
g <- expand.grid(mean = c(1e-3, 0.5, 3, 47, 1e4, 1e6), dispersion = c(0, 1e-9, 0.01, 0.3, 4))
d <- do.call(rbind, lapply(seq_len(nrow(g)), function(i) {
  m <- g$mean[i]; a <- g$dispersion[i]
  p <- function(k, low) if (a == 0) ppois(k, m, low) else pnbinom(k, mu = m, size = 1 / a, lower.tail = low)
  q <- function(u) if (a == 0) qpois(u, m) else qnbinom(u, mu = m, size = 1 / a)
  k <- round(m + 2 * sqrt(m + a * m^2))
  data.frame(mean = m, dispersion = a, count = k, cumulative = p(k, TRUE), survival = p(k, FALSE), none = p(0, TRUE),
             q001 = q(.001), q025 = q(.025), q10 = q(.1), q50 = q(.5), q90 = q(.9), q975 = q(.975), q999 = q(.999))
}))
w(d, "negative_binomial.csv")

## 2 series
set.seed(41072); q4 <- function(n) (seq_len(n) - 1) %% 4 + 1; m12 <- function(n) (seq_len(n) - 1) %% 12 + 1
sf <- c(-.2, .05, .3, -.15); mf <- .3 * sin(2 * pi * (1:12) / 12)
series <- list(
  quarterly     = list(m = 4, y = rnbinom(20, mu = exp(3.4 + sf[q4(20)]), size = 12)),
  growing       = list(m = 4, y = rnbinom(40, mu = exp(4 + sf[q4(40)] + .02 * 1:40), size = 20)),
  monthly       = list(m = 12, y = rnbinom(60, mu = exp(1.3 + mf[m12(60)]), size = 4)),
  poisson       = list(m = 4, y = rpois(24, exp(2 + sf[q4(24)]))),
  regular       = list(m = 4, y = c(120,131,150,138,126,140,162,149,131,149,170,158,128,150,177,160,140,158,181,166)),
  empty_quarter = list(m = 4, y = c(0,2,5,1, 0,4,1,3, 0,9,2,0, 0,1,6,2)),
  single_event  = list(m = 4, y = c(0,0,0,0, 0,0,1,0, 0,0,0,0)),
  constant      = list(m = 4, y = rep(7, 12)),
  millions      = list(m = 4, y = round(1e6 * exp(sf[q4(16)] + rnorm(16, 0, .05)))),
  two_years     = list(m = 4, y = c(3, 8, 14, 5, 6, 2, 21, 4)))
set.seed(7); wk <- 52 * 4
more <- c(series, list(weekly = list(m = 52, y = rnbinom(wk, mu = exp(2.5 + .3 * sin(2 * pi * seq_len(wk) / 52)), size = 8)),
  odd_season = list(m = 7, y = rpois(70, rep(c(9, 8, 8, 9, 12, 15, 11), 10))),
  two_valleys = list(m = 4, y = c(49,57,70,82,58,64,73,76,58,68,74,79,55,58,69,86,48,42,74,78))))
w(do.call(rbind, lapply(names(more), function(n) data.frame(series = n, season = more[[n]]$m, t = seq_along(more[[n]]$y), y = more[[n]]$y))), "forecast_series.csv")

## 3 log-linear counts: Poisson, or negative binomial with the moment dispersion of theta.mm, alternated with glm until nothing changes
fit <- function(y, m, trend) {
  n <- length(y); t <- seq_len(n); s <- factor((t - 1) %% m); all <- all(tapply(y, s, sum) > 0)
  f <- if (all && trend) y ~ s + t else if (all) y ~ s else if (trend) y ~ t else y ~ 1
  ctl <- glm.control(epsilon = 1e-15, maxit = 200); dat <- data.frame(y, s, t)
  g <- glm(f, poisson, dat, control = ctl); disp <- 0
  if (sum(residuals(g, "pearson")^2) > g$df.residual) for (i in 1:200) {
    theta <- as.numeric(theta.mm(y, fitted(g), g$df.residual, limit = 500, eps = 1e-14))
    g <- suppressWarnings(glm(f, negative.binomial(theta), dat, control = ctl, etastart = predict(g)))
    if (abs(1 / theta - disp) < 1e-15) break
    disp <- 1 / theta
  }
  list(g = g, disp = disp, seasonal = all)
}
rows <- do.call(rbind, lapply(names(series), function(n) do.call(rbind, lapply(c(FALSE, TRUE), function(trend) {
  y <- series[[n]]$y; m <- series[[n]]$m; N <- length(y)
  if (n %in% c("single_event", "constant") && trend) return(NULL)
  r <- fit(y, m, trend); h <- 1:(m + 1); nd <- data.frame(s = factor((N + h - 1) %% m), t = N + h)
  p <- predict(r$g, nd, se.fit = TRUE, dispersion = 1); mu <- as.numeric(exp(p$fit)); v <- as.numeric(p$se.fit)^2
  size <- 1 / (r$disp * (1 + v) + v); thr <- max(y)
  data.frame(series = n, season = m, trend = as.integer(trend), seasonal = as.integer(r$seasonal), h = h, dispersion = r$disp, mean = mu, log_se = sqrt(v),
    lo80 = qnbinom(.1, mu = mu, size = size), hi80 = qnbinom(.9, mu = mu, size = size), lo95 = qnbinom(.025, mu = mu, size = size), hi95 = qnbinom(.975, mu = mu, size = size),
    threshold = thr, p_above = pnbinom(thr, mu = mu, size = size, lower.tail = FALSE))
}))))
w(rows, "count_regression.csv")

## 4 the least squared one-step error that HoltWinters finds from seven starts
starts <- list(c(.3,.1,.1), c(.1,.1,.1), c(.8,.1,.1), c(.1,.5,.5), c(.5,.5,.9), c(.05,.05,.9), c(.9,.9,.1))
w(do.call(rbind, lapply(setdiff(names(more), "constant"), function(n) {
  x <- ts(more[[n]]$y, frequency = more[[n]]$m)
  sse <- sapply(starts, function(s) tryCatch(suppressWarnings(HoltWinters(x, optim.start = c(alpha = s[1], beta = s[2], gamma = s[3]))$SSE), error = function(e) NA))
  h <- HoltWinters(x, .2, .05, .15); last <- more[[n]]$m + 2; p <- predict(h, last, prediction.interval = TRUE, level = .95)
  data.frame(series = n, season = more[[n]]$m, least_sse = min(sse, na.rm = TRUE), fixed_sse = h$SSE, fixed_level = h$coefficients[["a"]], fixed_trend = h$coefficients[["b"]],
    fixed_s1 = h$coefficients[["s1"]], step = last, fit = p[last, "fit"], low = p[last, "lwr"], high = p[last, "upr"])
})), "holt_winters_search.csv")
