package org.therapeuticlocator.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * A file in the shape of the original: 15 columns, some 250 bytes a row, 0.3 % duplicates, a reject
 * in a thousand rows, a flag here and there. The same rows for the same number, always.
 */
final class Feed {
  private static final List<String> STATES =
      List.of("CA", "TX", "FL", "NY", "PA", "IL", "OH", "GA", "NC", "MI", "WV", "AK", "VT", "PR");
  private static final List<String> PRODUCTS =
      List.of(
          "0069-1085-30,Paxlovid",
          "0006-5055-06,Lagevrio (molnupiravir)",
          "0310-7442-02,Evusheld",
          "0002-7589-01,Bebtelovimab",
          "0173-0901-86,Sotrovimab",
          "61755-0042-02,REGEN-COV");
  private static final List<String> NAMES =
      List.of(
          "Walmart Pharmacy", "CVS/pharmacy", "Walgreens", "KROGER", "Mercy Hospital", "HEALTH");
  private static final String NOTE = "\"Prescription required, call before sending a patient\"";
  private static final String HEADER =
      "Provider Name,Address1,Address2,City,County,State Code,Zip,National Drug Code,Order Label,"
          + "Courses Available,Geocoded Address,NPI,Last Report Date,Provider Status,Provider Note";

  private Feed() {}

  /**
   * Writes {@code rows} rows as gzip.
   *
   * @param churned whether it is the next day's file: of a thousand rows, 45 have changed and five
   *     are of other providers
   */
  static void write(Path file, int rows, boolean churned) throws IOException {
    try (BufferedWriter out =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file), 1 << 16),
                StandardCharsets.UTF_8))) {
      out.write(HEADER + '\n');
      for (int i = 0; i < rows; i++) {
        out.write(row(i, churned));
        out.write('\n');
      }
    }
  }

  private static String row(int number, boolean churned) {
    if (number % 1_000 == 999) {
      return "No state," + "x,".repeat(13);
    }
    // A duplicate is the row before it, reported a day earlier.
    boolean duplicate = number % 333 == 332;
    int row = duplicate ? number - 1 : number;
    boolean other = churned && row % 200 == 107;
    Random random = new Random(other ? -1L - row : row);
    String product = pick(PRODUCTS, random);
    String name = pick(NAMES, random) + " #" + (other ? "9" : "") + row;
    String street = 1 + random.nextInt(9_999) + " MAIN STREET";
    String suite = random.nextInt(3) == 0 ? "Suite " + random.nextInt(400) : "";
    String city = "City " + random.nextInt(3_000);
    String county = "County " + random.nextInt(900);
    String state = pick(STATES, random);
    // A ZIP code of three digits is flagged.
    int zip = random.nextInt(500) == 0 ? 123 : 10_000 + random.nextInt(89_999);
    int courses = random.nextInt(120) + (churned && row % 1_000 < 45 ? 200 : 0);
    String point =
        String.format(
            Locale.ROOT,
            "POINT (-%.6f %.6f)",
            70 + random.nextDouble() * 50,
            26 + random.nextDouble() * 22);
    int day = 1 + random.nextInt(20) + (duplicate ? 0 : 1);
    String date = String.format(Locale.ROOT, "04/%02d/2024 12:00:00 AM", day);
    String note = random.nextInt(4) == 0 ? NOTE : "";
    return String.join(
        ",",
        List.of(
            name,
            street,
            suite,
            city,
            county,
            state,
            String.valueOf(zip),
            product,
            String.valueOf(courses),
            point,
            String.valueOf(1_000_000_000L + random.nextInt(999_999_999)),
            date,
            "ACTIVE",
            note));
  }

  private static String pick(List<String> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }
}
