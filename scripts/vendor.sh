#!/usr/bin/env bash
# Makes src/main/resources/static/vendor/ and static/img/icons.svg again, from the npm packages named below.
# For maintainers only: building and running Giaoban needs neither npm nor a network.
#
#   scripts/vendor.sh            fetches each package with `npm pack`
#   scripts/vendor.sh DIR        takes packages already fetched into DIR (*.tgz as npm pack names them)
#
# To take a newer version: change it here, run this, look at the pages, commit what changed with VENDOR.csv.
set -euo pipefail
export LC_ALL=C
cd "$(dirname "$0")/.."

static=src/main/resources/static
vendor=$static/vendor
manifest=$vendor/VENDOR.csv
packs=${1:-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# unpack PACKAGE VERSION: prints the folder that holds the package's files
unpack() {
    local name=$1 version=$2 file
    file=${name#@}
    file=${file//\//-}-$version.tgz
    if [ -n "$packs" ]; then cp "$packs/$file" "$work/"; else (cd "$work" && npm pack --silent "$name@$version" >/dev/null); fi
    mkdir -p "$work/$file.d"
    tar -xzf "$work/$file" -C "$work/$file.d" --strip-components=1
    echo "$work/$file.d"
}

# keep FILE TARGET PACKAGE VERSION LICENCE: copies one file and writes its line of the manifest
keep() {
    local from=$1 target=$2
    mkdir -p "$(dirname "$static/$target")"
    if [ "$from" != "$static/$target" ]; then install -m 644 "$from" "$static/$target"; fi
    echo "$target,$3,$4,$5,npm $3,$(sha256sum "$static/$target" | cut -d' ' -f1)" >>"$work/manifest"
}

rm -rf "$vendor"
mkdir -p "$vendor" "$static/img"
: >"$work/manifest"

# ---------- Tabler: the sheet alone; theme and script are not used ----------
version=1.6.0
from=$(unpack @tabler/core $version)
keep "$from/dist/css/tabler.min.css" vendor/tabler/tabler.min.css @tabler/core $version MIT
# The package carries no licence file: its copyright lines stand in the head of the sheet, the text is MIT's.
{
    echo "MIT License"
    echo
    sed -n 's/^ \* \(Copyright .*\)/\1/p' "$from/dist/css/tabler.min.css" | head -2
    echo
    icons=$(unpack @tabler/icons 3.51.0)
    sed -n '/^Permission is hereby granted/,$p' "$icons/LICENSE"
} >"$work/tabler-licence"
keep "$work/tabler-licence" vendor/tabler/LICENSE @tabler/core $version MIT

# ---------- htmx ----------
version=2.0.10
from=$(unpack htmx.org $version)
keep "$from/dist/htmx.min.js" vendor/htmx/htmx.min.js htmx.org $version 0BSD
keep "$from/LICENSE" vendor/htmx/LICENSE htmx.org $version 0BSD

# ---------- ECharts, with its Vietnamese texts (registers itself as locale VI) ----------
version=6.1.0
from=$(unpack echarts $version)
keep "$from/dist/echarts.min.js" vendor/echarts/echarts.min.js echarts $version Apache-2.0
keep "$from/i18n/langVI.js" vendor/echarts/langVI.js echarts $version Apache-2.0
keep "$from/LICENSE" vendor/echarts/LICENSE echarts $version Apache-2.0
keep "$from/NOTICE" vendor/echarts/NOTICE echarts $version Apache-2.0
keep "$from/licenses/LICENSE-d3" vendor/echarts/LICENSE-d3 echarts $version BSD-3-Clause

# ---------- Fonts ----------
# fonts FAMILY VERSION WEIGHTS SUBSETS
fonts() {
    local family=$1 version=$2 weight subset from
    from=$(unpack "@fontsource/$family" "$version")
    for weight in $3; do
        for subset in $4; do
            keep "$from/files/$family-$subset-$weight-normal.woff2" "vendor/$family/$family-$subset-$weight-normal.woff2" \
                "@fontsource/$family" "$version" OFL-1.1
        done
    done
    keep "$from/LICENSE" "vendor/$family/LICENSE" "@fontsource/$family" "$version" OFL-1.1
}
fonts be-vietnam-pro 5.3.0 "400 600" "latin latin-ext vietnamese"
fonts ibm-plex-sans 5.3.0 "400 600" "latin"
fonts source-serif-4 5.3.1 "600" "latin latin-ext vietnamese"

# ---------- Icons: one sprite of Tabler outlines; class gb-i draws them ----------
version=3.51.0
from=$(unpack @tabler/icons $version)
icons="abacus alert-triangle arrow-back-up arrow-down arrow-left arrow-right arrow-up arrows-sort award ban bell book
building building-community bulb calculator calendar calendar-week camera chart-line check checklist chevron-down
chevron-left chevron-right chevron-up circle circle-check circle-dashed circle-dot circle-plus circle-x
clipboard-check clipboard-list clock clock-exclamation clock-pause clock-plus cloud-check cloud-off cloud-upload coin
copy device-floppy device-mobile device-tv door-enter dots download edit external-link eye eye-check eye-off file-text
filter fingerprint flag gavel hand-off hand-stop heart-handshake history home hourglass id-badge info-circle key
language layout-grid list-check lock logout mail mail-check map-pin medal menu-2 message-circle message-report
messages microphone microphone-off minus note package paperclip pencil photo player-pause player-play player-stop plus
presentation printer qrcode refresh report scale school search send settings shield-check sort-ascending
sort-descending speakerphone stack-2 table trash upload user user-check user-plus users users-group video wifi-off
world x"
{
    echo "<svg xmlns=\"http://www.w3.org/2000/svg\"><!-- Tabler Icons $version, MIT, see vendor/tabler-icons/LICENSE; made by scripts/vendor.sh -->"
    for name in $icons; do
        # the parts between <svg …> and </svg>, without the invisible frame
        shape=$(tr -d '\n' <"$from/icons/outline/$name.svg" |
            sed -e 's/^.*<svg[^>]*>//' -e 's/<\/svg>.*$//' -e 's/<path stroke="none" d="M0 0h24v24H0z" fill="none" *\/>//' \
                -e 's/  */ /g' -e 's/ \/>/\/>/g' -e 's/> </></g' -e 's/^ //' -e 's/ $//')
        test -n "$shape"
        echo "<symbol id=\"i-$name\" viewBox=\"0 0 24 24\">$shape</symbol>"
    done
    echo "</svg>"
} >"$work/icons.svg"
keep "$work/icons.svg" img/icons.svg @tabler/icons $version MIT
keep "$from/LICENSE" vendor/tabler-icons/LICENSE @tabler/icons $version MIT

{
    echo "file,package,version,licence,source,sha256"
    sort "$work/manifest"
} >"$manifest"
echo "$(($(wc -l <"$manifest") - 1)) files in $vendor"
