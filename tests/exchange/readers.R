# SPDX-License-Identifier: GPL-3.0-or-later
#
# What R makes of exported tables: readers.R KIND PATH EXPECTED.csv [TEXT]
# EXPECTED has id, actor, issue, stance, annotator of each annotation in order. Prints how many rows were right.
arguments <- commandArgs(trailingOnly = TRUE)
kind <- arguments[1]
path <- arguments[2]
table_of <- function(path) {
  read.csv(path, colClasses = "character", na.strings = character(), encoding = "UTF-8", check.names = FALSE)
}
expected <- table_of(arguments[3])
if (kind == "csv") {
  rows <- table_of(path)
} else if (kind == "jsonl") {
  suppressMessages(library(jsonlite))
  rows <- stream_in(file(path, encoding = "UTF-8"), verbose = FALSE, simplifyVector = TRUE)
} else {
  files <- sort(list.files(file.path(path, "csv"), full.names = TRUE))
  rows <- do.call(rbind, lapply(files, table_of))
}
stopifnot(nrow(rows) == nrow(expected))
rows <- rows[match(expected$id, rows$id), ]
for (name in c("id", "actor", "issue", "stance", "annotator"))
  stopifnot(identical(enc2utf8(rows[[name]]), enc2utf8(expected[[name]])))
# The words by R's own count of characters.
text <- readChar(arguments[4], file.info(arguments[4])$size, useBytes = TRUE)
Encoding(text) <- "UTF-8"
single <- expected$fragments == "1"
bare <- function(words) gsub("[[:space:]\u2028]+", "", words, perl = TRUE)
words <- substring(text, as.integer(rows$start) + 1, as.integer(rows$end))
if (kind != "dataset")
  stopifnot(identical(bare(words[single]), bare(enc2utf8(rows$text[single]))))
cat(nrow(rows), "\n")
