package org.therapeuticlocator.profile;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.row.Json;

/**
 * What a snapshot is like, counted over its items, each a product at a provider.
 *
 * @param items all of them
 * @param present by attribute, how many have it
 * @param states by {@code state_code}
 * @param products by {@code order_label}, or {@code national_drug_code} where that is absent
 * @param codes items by {@code national_drug_code}, or {@code order_label} where that is absent;
 *     null in profiles of earlier versions
 * @param newest the latest {@code last_report_date}; null for none
 * @param located where the coordinates lie
 * @param pixels how many lie on each point of the map: {@code "x,y"} in whole units of {@link
 *     AlbersUsa}'s frame
 * @param strays some that lie elsewhere than they say, in a fixed order
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Profile(
    long items,
    Map<String, Long> present,
    Map<String, Stock> states,
    Map<String, Stock> products,
    @Nullable Map<String, Long> codes,
    @Nullable String newest,
    Located located,
    Map<String, Long> pixels,
    List<Stray> strays) {

  /** Items and the courses that they have available in all. */
  public record Stock(long items, long courses) {}

  /** Items by where they lie: in the state they say, in another, in none, or not known. */
  public record Located(long inOwnState, long inAnotherState, long inNoState, long notLocated) {}

  /**
   * An item that lies elsewhere than it says.
   *
   * @param liesIn the state at its coordinates; null for none
   */
  public record Stray(
      String providerName,
      @Nullable String city,
      String stateCode,
      @Nullable String liesIn,
      String longitude,
      String latitude) {}

  /** The profile on one line. */
  public String toJson() {
    return Json.write(this);
  }

  /** The profile that {@link #toJson} wrote. */
  public static Profile parse(String json) {
    return Json.read(json, Profile.class);
  }
}
