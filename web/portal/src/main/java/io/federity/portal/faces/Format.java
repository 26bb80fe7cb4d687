package io.federity.portal.faces;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How numbers, times, ids and names are written on every page: thousands separated, metrics with
 * three significant digits, changes with sign and arrow, times relative. Thread safe.
 */
@Named("format")
@ApplicationScoped
public class Format {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final MathContext THREE = new MathContext(3, RoundingMode.HALF_EVEN);
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("auc", "AUC"),
          Map.entry("bce_with_logits", "Binary cross-entropy"),
          Map.entry("cpu", "CPU"),
          Map.entry("djl", "DJL"),
          Map.entry("jvm", "JVM"),
          Map.entry("mse", "Mean squared error"),
          Map.entry("nft", "NFT"),
          Map.entry("os", "Operating system"),
          Map.entry("pytorch", "PyTorch"),
          Map.entry("sgd", "SGD"));
  private static final String MISSING = "–";

  private final Clock clock;

  public Format() {
    this(Clock.systemUTC());
  }

  Format(Clock clock) {
    this.clock = clock;
  }

  /** A whole number with thousands separated: {@code 1,204}. */
  public String whole(@Nullable Number value) {
    return value == null
        ? MISSING
        : NumberFormat.getIntegerInstance(Locale.ENGLISH).format(value.longValue());
  }

  /** A count with its noun: {@code 1 row}, {@code 172 rows}. */
  public String count(@Nullable Number value, String noun) {
    boolean one = value != null && value.longValue() == 1;
    return whole(value) + " " + (one ? noun : (noun + "s").replaceFirst("ys$", "ies"));
  }

  /** Three significant digits: {@code 0.812}, {@code 1.23e-9}. */
  public String metric(@Nullable Number value) {
    if (value == null || !Double.isFinite(value.doubleValue())) {
      return MISSING;
    }
    double number = value.doubleValue();
    double size = Math.abs(number);
    if (size != 0 && (size < 1e-4 || size >= 1e6)) {
      return String.format(Locale.ENGLISH, "%.2e", number);
    }
    if (number == 0) {
      return "0";
    }
    BigDecimal rounded = BigDecimal.valueOf(number).round(THREE);
    int decimals = Math.max(0, THREE.getPrecision() - rounded.precision() + rounded.scale());
    return String.format(Locale.ENGLISH, "%,." + decimals + "f", rounded);
  }

  /** A change with sign and arrow: {@code ▲ +0.031}; {@code ● 0} where nothing changed. */
  public String change(@Nullable Number before, @Nullable Number after) {
    if (before == null || after == null) {
      return MISSING;
    }
    double change = after.doubleValue() - before.doubleValue();
    if (Math.abs(change) < 0.0005) {
      return "● ±0.000";
    }
    return String.format(Locale.ENGLISH, "%s %+.3f", change > 0 ? "▲" : "▼", change)
        .replace('-', '−');
  }

  /** A size in bytes: {@code 512 bytes}, {@code 1.44 MB}. */
  public String bytes(long size) {
    if (size < 1000) {
      return count(size, "byte");
    }
    String[] units = {"kB", "MB", "GB", "TB"};
    int unit = Math.min((int) (Math.log10(size) / 3), units.length);
    return metric(size / Math.pow(1000, unit)) + " " + units[unit - 1];
  }

  /** Percent without decimals: {@code 75 %}; below one percent {@code < 1 %}. */
  public String percent(@Nullable Number share) {
    if (share == null) {
      return MISSING;
    }
    double value = share.doubleValue() * 100;
    return value > 0 && value < 1 ? "< 1 %" : String.format(Locale.ENGLISH, "%.0f %%", value);
  }

  /** The time as the page is made. */
  public Instant getNow() {
    return clock.instant();
  }

  /** The exact time in UTC. */
  public String utc(@Nullable Instant time) {
    return time == null ? MISSING : UTC.format(time);
  }

  /** The time as seen from now: {@code 2 h ago}, {@code in 3 d}. */
  public String relative(@Nullable Instant time) {
    if (time == null) {
      return MISSING;
    }
    Duration past = Duration.between(time, clock.instant());
    if (past.abs().toSeconds() < 60) {
      return past.isNegative() ? "in under a minute" : "just now";
    }
    return past.isNegative() ? "in " + length(past.negated()) : length(past) + " ago";
  }

  /** Whether the time has passed. */
  public boolean isPast(@Nullable Instant time) {
    return time != null && time.isBefore(clock.instant());
  }

  /** Whether less than a day is left. */
  public boolean isNear(@Nullable Instant time) {
    return time != null && !isPast(time) && time.isBefore(clock.instant().plus(Duration.ofDays(1)));
  }

  private static String length(Duration length) {
    if (length.toHours() < 1) {
      return length.toMinutes() + " min";
    }
    if (length.toDays() < 1) {
      return length.toHours() + " h";
    }
    return length.toDays() < 60 ? length.toDays() + " d" : length.toDays() / 30 + " months";
  }

  /** A length of time in words: {@code 2 d}. */
  public String duration(Duration duration) {
    return length(duration);
  }

  /** The first eight characters of an id. */
  public String shortId(@Nullable String id) {
    return id == null ? MISSING : id.length() <= 8 ? id : id.substring(0, 8);
  }

  /** A wallet or mint address: first and last four characters. */
  public String shortAddress(@Nullable String address) {
    return address == null || address.isEmpty()
        ? MISSING
        : address.length() <= 10
            ? address
            : address.substring(0, 4) + "…" + address.substring(address.length() - 4);
  }

  /** A hospital's slug as a name: {@code cleveland} is Cleveland, {@code va} is VA. */
  public String hospital(@Nullable String slug) {
    if (slug == null || slug.isEmpty()) {
      return "no hospital";
    }
    return Arrays.stream(slug.split("-"))
        .map(word ->
            word.length() <= 2
                ? word.toUpperCase(Locale.ROOT)
                : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining(" "));
  }

  /** A service's sentence with a capital letter at its start. */
  public String sentence(@Nullable String text) {
    return text == null || text.isEmpty()
        ? MISSING
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** Runs of a text, alternately plain and code: what stands between backticks is code. */
  public List<String> runs(@Nullable String text) {
    return text == null ? List.of() : List.of(text.split("`", -1));
  }

  /** A printed name; service accounts are named by what they do. */
  public String person(@Nullable String name) {
    return name == null || name.isEmpty()
        ? MISSING
        : name.startsWith("service-account-federity-worker-") ? "Evaluation worker" : name;
  }

  /** A code's name as words: {@code AWAITING_SIGN_OFF} is "Awaiting sign off". */
  public String words(@Nullable String name) {
    if (name == null || name.isEmpty()) {
      return MISSING;
    }
    String known = NAMES.get(name.toLowerCase(Locale.ROOT));
    if (known != null) {
      return known;
    }
    String spaced =
        name.replaceAll("([a-z])([A-Z])", "$1 $2")
            .toLowerCase(Locale.ROOT)
            .replace('_', ' ')
            .replace('-', ' ')
            .replace('.', ' ');
    return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
  }

  /** A branch or tag without its folder: {@code refs/heads/main} is main. */
  public String ref(@Nullable String name) {
    return name == null ? MISSING : name.replaceFirst("^refs/(heads|tags)/", "");
  }
}
