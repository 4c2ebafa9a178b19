# Every habit is one command; what it does stands in bin/.
.PHONY: run test setup build bench tour clean

run:    ## set up, build, load a catalogue and the sample province, start every site and the sandbox
	bin/run

test:   ## everything a change must pass: unit and integration suites on both engines, journeys in Chromium
	bin/test

setup:  ## install the Debian and PyPI packages that building, running and testing need
	bin/setup --tests

build:
	bin/build

bench:  ## measure against references of the same run; thresholds in Benchmarks/
	bin/bench

tour:   ## take the screenshots of docs/tour
	bin/tour

clean:
	rm -rf .build var
