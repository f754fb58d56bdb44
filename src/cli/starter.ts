/** The scenario that `kezek init` writes: a small post that runs as it is, with every line explained. */

/** Text of the starter scenario for a file. Its id is made of the file's name. */
export function starterFor(file: string): string {
  const words = (file.split(/[\\/]/).at(-1) ?? "")
    .replace(/\.[^.]*$/, "")
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return TEXT.replaceAll("my-post.yaml", () => file).replace(
    "id: my-post",
    `id: ${words?.join("-") ?? "my-post"}`,
  );
}

const TEXT = `# A starter scenario for Kezek.
# Run it:                                 kezek run my-post.yaml
# Check it after a change:                kezek validate my-post.yaml
# Try a change without editing the file:  kezek run my-post.yaml --set checkpoints.post.stages.customs.servers=4
# For completion in an editor:            kezek schema --out scenario.schema.json
#   and, as the first line of this file:  # yaml-language-server: $schema=scenario.schema.json
kezek: 1 # version of the file format
id: my-post # results go to a folder of this name
title: My border post
question: How long do trucks wait, and what would one more customs officer change?

calendar:
  start: 2025-09-22T00:00 # local time; a Monday
  timezone: Asia/Almaty
  length: 21 d # the warm-up included
  warmup: 7 d # not measured
  kind: cyclic # the same week again and again

run:
  replications: 30 # independent repetitions; intervals are over them
  seed: 2025 # same file, same seed, same results

checkpoints:
  post:
    title: My post
    waitingArea: { places: 60 } # trucks that find it full stand on the road
    gate:
      inside: 20 # at most so many inside at one time
    stages: # in the order in which a truck passes them
      - id: border-guard
        servers: 2
        service: { lognormal: { mean: 4 min, cv: 0.6 } } # cv: standard deviation over mean
      - id: customs
        servers:
          shifts: # local time; each number holds until the next
            - { from: "08:00", servers: 4 }
            - { from: "20:00", servers: 3 }
          atShiftEnd: finish # the truck being served is served to the end
        service:
          byChannel:
            green: { triangular: { min: 5 min, mode: 8 min, max: 20 min } }
            red: { triangular: { min: 20 min, mode: 40 min, max: 90 min } }
      - id: scan
        when: { channel: [red] } # only these trucks pass here
        servers: 1
        service: 12 min # a duration alone: always the same

flows:
  general:
    title: General cargo
    at: post
    arrivals:
      poisson:
        perDay: 200
        # factor of the rate in each hour from 00:00; a mean of 1 keeps perDay true
        byHour: [0.5, 0.4, 0.3, 0.3, 0.4, 0.6, 0.9, 1.2, 1.4, 1.5, 1.5, 1.5, 1.4, 1.3, 1.3, 1.2, 1.2, 1.1, 1.1, 1.1, 1.1, 1, 0.9, 0.8]
    channels: { green: 0.9, red: 0.1 } # shares sum to 1
  produce:
    title: Fruit and vegetables
    at: post
    cargo: perishable
    arrivals: { poisson: { perDay: 60 } }
    channels: { green: 0.95, red: 0.05 }

# Where the figures come from: the report prints it.
sources:
  - for: checkpoints.post.waitingArea
    figure: 60 places
    reference: invented for this starter
assumptions:
  - Service times are invented; replace them by yours.
`;
