package io.federity.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A made-up sample in the layout of the UCI files (14 columns, no header) for machines without the
 * real ones. No row describes a person.
 *
 * <p>Each hospital has as many rows as FLamby uses of the real one and its own mean age and
 * prevalence. The label is drawn first, by prevalence; the features are then drawn given the label,
 * with effects of plausible size and direction. Like its model, Switzerland measures no cholesterol
 * (all 0) and has almost only positive rows. Drawn by L64X128MixRandom from the seed, hospital by
 * hospital.
 */
public final class SyntheticHeart {
  /** The seed of the demo. */
  public static final long SEED = 2026;

  private SyntheticHeart() {}

  /** The raw lines of one hospital. */
  public static List<String> lines(Hospital hospital, long seed) {
    RandomGenerator random =
        RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 31 + hospital.ordinal());
    var lines = new ArrayList<String>();
    int positives = (int) Math.round(prevalence(hospital) * hospital.completeRows());
    for (int i = 0; i < hospital.completeRows(); i++) {
      lines.add(line(hospital, i < positives ? 1 : 0, random));
    }
    for (int i = lines.size() - 1; i > 0; i--) {
      java.util.Collections.swap(lines, i, random.nextInt(i + 1));
    }
    return List.copyOf(lines);
  }

  private static double prevalence(Hospital hospital) {
    return switch (hospital) {
      case CLEVELAND -> 0.46;
      case HUNGARY -> 0.38;
      case SWITZERLAND -> 0.98;
      case VA -> 0.78;
    };
  }

  private static String line(Hospital hospital, int label, RandomGenerator random) {
    double age = hospital.meanAge() + 3 * label + 8 * random.nextGaussian();
    int sex = chance(random, 0.60 + 0.25 * label);
    int pain = chance(random, 0.30 + 0.45 * label) == 1 ? 4 : 1 + random.nextInt(3);
    double pressure = 130 + 3 * label + 17 * random.nextGaussian();
    double cholesterol =
        hospital == Hospital.SWITZERLAND ? 0 : 240 + 10 * label + 50 * random.nextGaussian();
    int sugar = chance(random, 0.14);
    int electrocardiogram = chance(random, 0.45) * (1 + random.nextInt(2));
    double heartRate = 155 - 18 * label + 20 * random.nextGaussian();
    int angina = chance(random, 0.15 + 0.40 * label);
    double depression = Math.abs(0.5 * label + 0.9 * random.nextGaussian());
    int grade = label == 0 ? 0 : 1 + random.nextInt(4);
    return String.format(
        Locale.ROOT,
        "%.0f,%d,%d,%.0f,%.0f,%d,%d,%.0f,%d,%.1f,?,?,?,%d",
        age,
        sex,
        pain,
        pressure,
        cholesterol,
        sugar,
        electrocardiogram,
        heartRate,
        angina,
        depression,
        grade);
  }

  private static int chance(RandomGenerator random, double probability) {
    return random.nextDouble() < probability ? 1 : 0;
  }
}
